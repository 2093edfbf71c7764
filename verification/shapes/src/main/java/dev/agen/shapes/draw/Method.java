package dev.agen.shapes.draw;

import java.util.List;

/**
 * A method that takes the yielder: its head, before its body is drawn.
 *
 * @param callable how it is called
 * @param name its name
 * @param modifiers its modifiers, with a space at the end of each
 * @param isStatic whether it is static
 * @param elsewhere whether it is declared in another class than the host
 * @param dialect what its yielder yields and is sent
 * @param params the names of its parameters
 */
record Method(
    Callable callable,
    String name,
    String modifiers,
    boolean isStatic,
    boolean elsewhere,
    Dialect dialect,
    List<String> params) {}
