package dev.agen.internal.engine.compiled.emit;

import dev.agen.AsyncGenerator;
import dev.agen.Awaitable;
import dev.agen.internal.engine.compiled.link.Link;
import dev.agen.internal.engine.compiled.run.Call;
import dev.agen.internal.engine.compiled.run.Machine;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;

/** What a machine's code refers to, by name. */
final class Names {

  static final ClassDesc MACHINE = desc(Machine.class);
  static final ClassDesc CALL = desc(Call.class);
  static final ClassDesc LINK = desc(Link.class);

  private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  private static final ClassDesc INT = ConstantDescs.CD_int;

  static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
  static final MethodTypeDesc STEP = MethodTypeDesc.of(OBJECT);
  static final MethodTypeDesc FRESH = MethodTypeDesc.of(MACHINE, OBJECT.arrayType());
  static final MethodTypeDesc RESUMED = MethodTypeDesc.of(OBJECT);
  static final MethodTypeDesc YIELDS = MethodTypeDesc.of(OBJECT, INT, OBJECT);
  static final MethodTypeDesc SUSPENDS = MethodTypeDesc.of(OBJECT, INT, OBJECT);
  static final MethodTypeDesc DONE = MethodTypeDesc.of(OBJECT, OBJECT);
  static final MethodTypeDesc CALLS = MethodTypeDesc.of(OBJECT, CALL);
  static final MethodTypeDesc DELEGATES = MethodTypeDesc.of(OBJECT, desc(AsyncGenerator.class));
  static final MethodTypeDesc FETCHES = MethodTypeDesc.of(OBJECT, desc(Iterator.class));
  static final MethodTypeDesc AWAITS_STAGE = MethodTypeDesc.of(OBJECT, desc(CompletionStage.class));
  static final MethodTypeDesc AWAITS = MethodTypeDesc.of(OBJECT, desc(Awaitable.class));
  static final MethodTypeDesc AWAITED = MethodTypeDesc.of(OBJECT, OBJECT);
  static final MethodTypeDesc REQUIRE_NON_NULL =
      MethodTypeDesc.of(OBJECT, OBJECT, ConstantDescs.CD_String);
  static final MethodTypeDesc ILLEGAL_POINT =
      MethodTypeDesc.of(ClassDesc.of("java.lang.IllegalStateException"));

  private Names() {}

  static ClassDesc desc(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }
}
