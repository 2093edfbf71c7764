package dev.agen.conformance.python;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds a CPython 3.13: where the environment says, on the path, at pyenv, in the usual places. */
public final class PythonFinder {

  private static final String CHOICE = "AGEN_PYTHON";
  private static final String PROGRAM = "python3.13";

  private final Map<String, String> environment;
  private final List<Path> usualPlaces;
  private final Predicate<Path> works;

  /**
   * Makes one.
   *
   * @param environment the environment variables
   * @param usualPlaces directories to look into last
   * @param works whether a program is a CPython 3.13
   */
  PythonFinder(Map<String, String> environment, List<Path> usualPlaces, Predicate<Path> works) {
    this.environment = environment;
    this.usualPlaces = usualPlaces;
    this.works = works;
  }

  /**
   * Looks for one on this machine.
   *
   * @return the interpreter
   * @throws PythonException if there is none
   */
  public static Path find() {
    List<Path> usualPlaces =
        new ArrayList<>(List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin")));
    usualPlaces.add(Path.of("/opt/bin"));
    directories(Path.of("/opt"), "*").forEach(place -> usualPlaces.add(place.resolve("bin")));
    return new PythonFinder(System.getenv(), usualPlaces, VersionCheck::passes).search();
  }

  Path search() {
    String choice = environment.getOrDefault(CHOICE, "");
    if (!choice.isEmpty()) {
      return Optional.of(Path.of(choice))
          .filter(works)
          .orElseThrow(
              () -> new PythonException(CHOICE + " is " + choice + ", which is no CPython 3.13"));
    }
    return candidates().stream()
        .filter(Files::isExecutable)
        .filter(works)
        .findFirst()
        .orElseThrow(() ->
            new PythonException("no CPython 3.13 found; install one or name one in " + CHOICE));
  }

  private List<Path> candidates() {
    List<Path> candidates = new ArrayList<>();
    for (String directory : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!directory.isEmpty()) {
        candidates.add(Path.of(directory, PROGRAM));
      }
    }
    pyenv().stream()
        .flatMap(root -> directories(root.resolve("versions"), "3.13*").stream())
        .forEach(version -> candidates.add(version.resolve("bin").resolve(PROGRAM)));
    usualPlaces.forEach(directory -> candidates.add(directory.resolve(PROGRAM)));
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
      // Not there, or not ours to read.
      return List.of();
    }
    found.sort(null);
    return found;
  }
}
