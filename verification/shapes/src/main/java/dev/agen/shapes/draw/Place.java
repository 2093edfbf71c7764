package dev.agen.shapes.draw;

/**
 * Where a body is made.
 *
 * @param host the kind of the declaring type
 * @param isStatic whether there is no {@code this}
 * @param making whether a host is being made right now, so that making another would not end
 * @param inBlock whether local types can be declared in front
 * @param scope what can be named there, methods that take the yielder among it
 * @param statics what can be named without {@code this} and without locals
 * @param members the members of the host; a body that is a method is added to them
 */
record Place(
    HostForm host,
    boolean isStatic,
    boolean making,
    boolean inBlock,
    Scope scope,
    Scope statics,
    Members members) {}
