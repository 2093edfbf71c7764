/**
 * Tries the compiler on methods that nobody wrote for it: those of the JDK and of other class
 * files. {@link dev.agen.corpus.Main} is the command line.
 *
 * <pre>
 *   source    modules and jars        ->  class files
 *   rewrite   a class file            ->  the same, and a body for each of its methods
 *   check     a body                  ->  compiled, verified and loaded; refused; or a failure
 *   twin      a method and its body   ->  called with the same arguments, compared
 * </pre>
 */
package dev.agen.corpus;
