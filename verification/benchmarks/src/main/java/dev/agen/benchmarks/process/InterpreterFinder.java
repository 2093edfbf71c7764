package dev.agen.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Finds interpreters: where the environment says, on the path, at pyenv, in the usual places. A
 * program counts only if it says that it is of the version.
 */
public final class InterpreterFinder {

  private static final String CHOICE = "AGEN_PYTHON";

  private final Map<String, String> environment;
  private final List<Path> usualPlaces;
  private final BiFunction<Interpreter.Kind, Path, Optional<String>> version;

  /**
   * Makes one.
   *
   * @param environment the environment variables
   * @param usualPlaces directories to look into last
   * @param version asks a program for its version; empty if it is not of the kind
   */
  InterpreterFinder(
      Map<String, String> environment,
      List<Path> usualPlaces,
      BiFunction<Interpreter.Kind, Path, Optional<String>> version) {
    this.environment = environment;
    this.usualPlaces = usualPlaces;
    this.version = version;
  }

  /** {@return one that looks on this machine} */
  public static InterpreterFinder ofThisMachine() {
    List<Path> places = new ArrayList<>(List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin")));
    places.add(Path.of("/opt/bin"));
    directories(Path.of("/opt"), "*").forEach(place -> places.add(place.resolve("bin")));
    return new InterpreterFinder(System.getenv(), places, VersionQuestion::ask);
  }

  /**
   * Looks for an interpreter.
   *
   * @param kind which
   * @return the interpreter, if there is one
   */
  public Optional<Interpreter> find(Interpreter.Kind kind) {
    return candidates(kind).stream()
        .filter(Files::isExecutable)
        .flatMap(program ->
            version
                .apply(kind, program)
                .map(answer -> new Interpreter(kind, program, answer))
                .stream())
        .findFirst();
  }

  private List<Path> candidates(Interpreter.Kind kind) {
    List<Path> candidates = new ArrayList<>();
    if (kind.isPython() && !environment.getOrDefault(CHOICE, "").isEmpty()) {
      candidates.add(Path.of(environment.get(CHOICE)));
    }
    for (String directory : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!directory.isEmpty()) {
        candidates.add(Path.of(directory, kind.command()));
      }
    }
    if (kind.isPython()) {
      for (Path root : pyenv()) {
        for (Path installed : directories(root.resolve("versions"), kind.wanted() + "*")) {
          candidates.add(installed.resolve("bin").resolve(kind.command()));
        }
      }
    }
    usualPlaces.forEach(directory -> candidates.add(directory.resolve(kind.command())));
    return candidates;
  }

  private List<Path> pyenv() {
    List<Path> roots = new ArrayList<>();
    Optional.ofNullable(environment.get("PYENV_ROOT")).map(Path::of).ifPresent(roots::add);
    Optional.ofNullable(environment.get("HOME"))
        .map(home -> Path.of(home, ".pyenv"))
        .ifPresent(roots::add);
    return roots;
  }

  private static List<Path> directories(Path parent, String pattern) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(parent, pattern)) {
      children.forEach(found::add);
    } catch (IOException e) {
      return List.of(); // not there, or not ours to read
    }
    found.sort(Collections.reverseOrder());
    return found;
  }
}
