package dev.agen.conformance.python;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A running Python script that reads and writes lines. Its complaints go to standard error. */
final class Interpreter implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;
  private final Writer input;

  private Interpreter(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
  }

  static Interpreter start(Path python, Path script, List<String> arguments) {
    // -B: writes no bytecode beside the scripts.
    List<String> command = new ArrayList<>(List.of(python.toString(), "-B", script.toString()));
    command.addAll(arguments);
    try {
      return new Interpreter(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new PythonException("cannot start " + python + ": " + e.getMessage(), e);
    }
  }

  String readLine() {
    try {
      String line = output.readLine();
      if (line == null) {
        throw new PythonException("CPython ended with status " + process.waitFor());
      }
      return line;
    } catch (IOException e) {
      throw new PythonException("cannot read from CPython: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PythonException("interrupted", e);
    }
  }

  void writeLine(String line) {
    try {
      input.write(line + "\n");
      input.flush();
    } catch (IOException e) {
      throw new PythonException("cannot write to CPython: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
