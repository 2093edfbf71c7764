/*
 * A conversation: a generator that is sent remarks and yields answers. It remembers what was said
 * in plain local variables, and what it returns at the end is the value of StopAsyncIteration.
 * Talk to it line by line; an empty line or the end of the input ends the session.
 *
 *   ./agen run examples/Chat.java
 *   echo 'I am tired' | ./agen run examples/Chat.java
 */

import dev.agen.AsyncGenerator;
import dev.agen.StopAsyncIteration;

record Session(int remarks, Set<String> troubles) {}

AsyncGenerator<String, String, Session> doctor() {
  return AsyncGenerator.of(y -> {
    var iAm = Pattern.compile("(?i)\\bI(?: am|'m) (?:so |very )?(\\w+)");
    var troubles = new LinkedHashSet<String>();
    int remarks = 0;
    String remark = y.yield("Good morning. What brings you here?");
    while (remark != null && !remark.isBlank()) {
      remarks++;
      y.await(think());
      var trouble = iAm.matcher(remark);
      if (trouble.find()) {
        boolean again = !troubles.add(trouble.group(1));
        remark = y.yield((again ? "Still " : "Why are you ") + trouble.group(1) + "?");
      } else if (remark.endsWith("?")) {
        remark = y.yield("Why do you ask?");
      } else if (troubles.isEmpty()) {
        remark = y.yield("Go on.");
      } else {
        remark = y.yield("Is that why you are " + troubles.iterator().next() + "?");
      }
    }
    return new Session(remarks, troubles);
  });
}

CompletableFuture<Void> think() {
  var later = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);
  return CompletableFuture.runAsync(() -> {}, later);
}

void main() {
  try (var doctor = doctor()) {
    IO.println(doctor.anext().await()); // runs to the first yield, where remarks can be sent to
    while (true) {
      IO.println(doctor.asend(IO.readln()).await());
    }
  } catch (StopAsyncIteration end) {
    IO.println(end.value());
  }
}
