package dev.agen.benchmarks.result;

import java.util.List;

/**
 * One of the questions that the benchmarks answer.
 *
 * @param id Q1
 * @param title a few words
 * @param asks what is measured, in a sentence or two
 * @param per what one figure is the time of
 * @param principal agen's variants in order of preference: what a peer is compared with that has no
 *     variant of the same name
 */
public record Question(String id, String title, String asks, String per, List<String> principal) {

  private static final List<Question> ALL =
      List.of(
          new Question(
              "Q1",
              "Cost per element",
              "A body yields in a loop and somebody consumes it in each of the ways there are: one"
                  + " generator, and eight different ones in turn, which pollute the profile.",
              "element",
              List.of("forLoop")),
          new Question(
              "Q2",
              "Await",
              "Awaiting a stage that is complete, one that another thread completes, blocking and"
                  + " driven asynchronously, and a chain of ten coroutines.",
              "await",
              List.of("coroutine")),
          new Question(
              "Q3",
              "Life of a generator",
              "Creating one, fetching its first element, closing it half-way, and the memory that a"
                  + " suspended one holds.",
              "generator",
              List.of("generator")),
          new Question(
              "Q4",
              "Delegation",
              "A recursive walk over a tree, in which each level delegates to the next.",
              "element",
              List.of("yieldFrom")),
          new Question(
              "Q5",
              "Pipelines",
              "map, filter, flatMap, windowFixed and take over ten thousand elements.",
              "element",
              List.of()),
          new Question(
              "Q6",
              "Concurrency",
              "mapConcurrent over work that waits and over work that computes, and merging eight"
                  + " sources.",
              "element",
              List.of("mapConcurrent", "merge")),
          new Question(
              "Q7",
              "Streams that wait",
              "Ten thousand generators at the same time, each awaiting a timer before each of its"
                  + " elements.",
              "element",
              List.of("await")),
          new Question(
              "Q8",
              "Cold start",
              "From the start of a fresh process to the first element that it prints, without and"
                  + " with a JDK AOT cache trained on the same program.",
              "process",
              List.of("forLoop")),
          new Question(
              "Q9",
              "Real work",
              "Whole processes, from start to exit: a grep over the JDK's source archive, and a"
                  + " paged fetch from an HTTP server on loopback. All print the same bytes.",
              "process",
              List.of("forLoop")),
          new Question(
              "Q10",
              "Large bodies",
              "A body with ten yields, and one with eighty, with five locals that live across them:"
                  + " HotSpot compiles no method of more than 8,000 bytes.",
              "element",
              List.of("forLoop")));

  /** {@return all questions, in order} */
  public static List<Question> all() {
    return ALL;
  }

  /**
   * {@return the question}
   *
   * @param id Q1
   * @throws IllegalArgumentException if there is none
   */
  public static Question of(String id) {
    return ALL.stream()
        .filter(question -> question.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no question " + id));
  }
}
