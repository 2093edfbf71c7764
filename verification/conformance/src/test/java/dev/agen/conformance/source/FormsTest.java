package dev.agen.conformance.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.conformance.json.Json;
import dev.agen.conformance.program.Program;
import dev.agen.conformance.program.ProgramReader;
import dev.agen.conformance.run.Engine;
import dev.agen.conformance.run.Prepared;
import dev.agen.conformance.run.ProgramRun;
import dev.agen.conformance.run.StackfulEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bodies that are hard to write in Java do as Java what they do interpreted, in every form. The
 * labels choose the forms of statements, so each body is tried with its labels moved up step by
 * step; the program's name chooses the form of its functions.
 */
class FormsTest {

  /** Each form of {@link Receiving} twice, and all others more often. */
  private static final int SHIFTS = 14;

  /** The driver's operations alone give more. */
  private static final int FEWEST_EVENTS = 40;

  /** Drives each kind of operation on the body, which is g0; g1 and c1 are there to be used. */
  private static final String PROGRAM =
      """
      {"name":"%s",
       "gens":[
         {"name":"g0","body":[%s]},
         {"name":"g1","body":[{"s":"try","l":101,
           "body":[{"s":"yield","l":102,"v":{"c":1}},{"s":"await","l":103,"n":1},
                   {"s":"yield","l":104,"v":{"c":2}}],
           "finally":[{"s":"await","l":105,"n":1}]}]},
         {"name":"g2","body":[{"s":"try","l":106,"body":[{"s":"yield","l":107}],
           "except":[{"match":"Boom","body":[]}]}]}],
       "coros":[
         {"name":"c0","body":[%s]},
         {"name":"c1","body":[{"s":"await","l":111,"n":1},
           {"s":"return","l":112,"v":{"c":"done"}}]}],
       "main":[
         {"op":"gen","id":"G0","f":"g0"},
         {"op":"anext","id":"A0","g":"G0"},{"op":"drive","a":"A0","max":9},
         {"op":"asend","id":"A1","g":"G0","v":"sent"},{"op":"drive","a":"A1","max":9},
         {"op":"anext","id":"A2","g":"G0"},{"op":"drive","a":"A2","max":9},
         {"op":"gen","id":"G1","f":"g0"},
         {"op":"anext","id":"A3","g":"G1"},{"op":"drive","a":"A3","max":9},
         {"op":"athrow","id":"A4","g":"G1","e":{"k":"Boom","m":"e901"}},
         {"op":"drive","a":"A4","max":9},
         {"op":"aclose","id":"A5","g":"G1"},{"op":"drive","a":"A5","max":9},
         {"op":"gen","id":"G2","f":"g0"},
         {"op":"anext","id":"A6","g":"G2"},{"op":"send","a":"A6","v":null},
         {"op":"throw","a":"A6","e":{"k":"Oops","m":"e902"}},{"op":"drive","a":"A6","max":9},
         {"op":"athrow","id":"A7","g":"G2","e":{"k":"Base","m":"e903"}},
         {"op":"drive","a":"A7","max":9},
         {"op":"gen","id":"G3","f":"g0"},
         {"op":"anext","id":"A8","g":"G3"},{"op":"drive","a":"A8","max":9},
         {"op":"aclose","id":"A9","g":"G3"},{"op":"drive","a":"A9","max":9},
         {"op":"coro","id":"A10","f":"c0"},{"op":"drive","a":"A10","max":20},
         {"op":"coro","id":"A11","f":"c0"},{"op":"send","a":"A11","v":null},
         {"op":"throw","a":"A11","e":{"k":"Boom","m":"e904"}},{"op":"drive","a":"A11","max":9},
         {"op":"gen","id":"G8","f":"g0"},
         {"op":"anext","id":"A12","g":"G8"},{"op":"drive","a":"A12","max":1}]}
      """;

  /** What {@code Y7} and the like stand for in the bodies below. */
  private static final Map<String, String> SHORT =
      Map.of(
          "Y", "{'s':'yield','l':N,'v':{'c':N}}",
          "W", "{'s':'await','l':N,'n':1}",
          "L", "{'s':'log','l':N}",
          "T", "{'s':'raise','l':N,'e':{'k':'Boom','m':'eN'}}",
          "A", "{'s':'reraise','l':N}",
          "R", "{'s':'return','l':N,'v':{'r':1}}",
          "B", "{'s':'break','l':N}",
          "C", "{'s':'continue','l':N}");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          return in finally      | {'s':'try','l':1,'body':[Y2,T3],'finally':[W4,R5]},L6
          raise in finally       | {'s':'try','l':1,'body':[Y2,R3],'finally':[W4,T5]},L6
          await in finally       | {'s':'try','l':1,'body':[Y2,R3],'finally':[W4]},L5
          break in finally       | {'s':'loop','l':1,'n':3,'body':[{'s':'try','l':2,'body':[Y3,T4],'finally':[B5]},L6]},Y7
          continue in finally    | {'s':'loop','l':1,'n':3,'body':[{'s':'try','l':2,'body':[Y3,R4],'finally':[C5]},L6]},Y7
          jumps in nested finally | {'s':'loop','l':1,'n':2,'body':[{'s':'try','l':2,'body':[{'s':'try','l':3,'body':[Y4,C5],'finally':[W6]}],'finally':[Y7]}]},L8
          return in nested finally | {'s':'try','l':1,'body':[{'s':'try','l':2,'body':[Y3,R4],'finally':[T5]}],'finally':[R6]}
          catch and go on        | {'s':'try','l':1,'body':[Y2,T3],'except':[{'match':'Boom','body':[W4]},{'match':'GeneratorExit','body':[W5]}]},Y6
          reraise                | {'s':'try','l':1,'body':[Y2,T3],'except':[{'match':'Exception','body':[W4,A5]}]}
          reraise the inner      | {'s':'try','l':1,'body':[Y2,T3],'except':[{'match':'Boom','body':[{'s':'try','l':4,'body':[T5],'except':[{'match':'Boom','body':[W6,A7]}]}]}]}
          reraise the outer      | {'s':'try','l':1,'body':[Y2,T3],'except':[{'match':'BaseException','body':[{'s':'try','l':4,'body':[T5],'except':[{'match':'Boom','body':[W6]}]},A7]}]}
          reraise inside of try  | {'s':'try','l':1,'body':[Y2,T3],'except':[{'match':'Boom','body':[{'s':'try','l':4,'body':[A5],'except':[{'match':'Exception','body':[Y6]}]}]}]}
          reraise in a loop      | {'s':'try','l':1,'body':[Y2,T3],'except':[{'match':'Base','body':[{'s':'loop','l':4,'n':2,'body':[Y5,A6]}]},{'match':'Oops','body':[A7]}]}
          else                   | {'s':'try','l':1,'body':[Y2],'except':[{'match':'Boom','body':[Y3]}],'else':[Y4],'finally':[W5]},Y6
          raise in else          | {'s':'try','l':1,'body':[Y2],'except':[{'match':'Boom','body':[]}],'else':[T3],'finally':[W4]}
          else not reached       | {'s':'try','l':1,'body':[Y2,R3],'except':[{'match':'Boom','body':[R4]}],'else':[L5]},L6
          else after a loop      | {'s':'loop','l':1,'n':2,'body':[{'s':'try','l':2,'body':[Y3,B4],'except':[{'match':'Boom','body':[C5]},{'match':'Oops','body':[]}],'else':[L6]},L7]}
          no clause is reached   | {'s':'try','l':1,'body':[],'except':[{'match':'Oops','body':[Y2]},{'match':'Base','body':[Y3]}],'else':[]},Y4
          only return in clauses | {'s':'try','l':1,'body':[Y2,T3],'except':[{'match':'Exception','body':[R4]},{'match':'BaseException','body':[R5]}]},L6
          the same clause twice  | {'s':'try','l':1,'body':[Y2,T3],'except':[{'match':'Boom','body':[L4]},{'match':'Boom','body':[L5]}]},Y6
          clauses behind others  | {'s':'try','l':1,'body':[Y2,Y3],'except':[{'match':'Exception','body':[Y4]},{'match':'Oops','body':[L5]},{'match':'Base','body':[Y6]},{'match':'BaseException','body':[L7,A8]},{'match':'GeneratorExit','body':[]}]}
          errors of agen's own   | {'s':'try','l':1,'body':[{'s':'aop','l':2,'o':{'op':'anext','g':'$me'}}],'except':[{'match':'RuntimeError','body':[Y3]},{'match':'ValueError','body':[Y4]},{'match':'TypeError','body':[Y5]}]}
          errors, the other way  | {'s':'try','l':1,'body':[{'s':'awaita','l':2,'a':'$last'}],'except':[{'match':'ValueError','body':[Y3]},{'match':'RuntimeError','body':[Y4]}]},Y5
          stop iterations        | {'s':'try','l':1,'body':[{'s':'raise','l':2,'e':{'k':'StopIteration','m':'e2'}}],'except':[{'match':'StopIteration','body':[Y3]}]},{'s':'raise','l':4,'e':{'k':'StopAsyncIteration','cls':1}}
          raise of each kind     | {'s':'try','l':1,'body':[{'s':'raise','l':2,'e':{'k':'Base','m':'e2'}}],'except':[{'match':'Base','body':[{'s':'raise','l':3,'e':{'k':'CancelledError','m':'e3'}}]}],'finally':[Y4]}
          nothing in try         | {'s':'try','l':1,'body':[],'finally':[]},{'s':'loop','l':2,'n':0,'body':[T3]},{'s':'loop','l':4,'n':2,'body':[]},Y5
          behind jumps           | {'s':'loop','l':1,'n':2,'body':[Y2,B3,L4,{'s':'loop','l':5,'n':1,'body':[C6]}]},T7,Y8
          for                    | {'s':'loop','l':1,'n':2,'body':[{'s':'loop','l':2,'n':2,'body':[Y3,W4]}]}
          async for              | {'s':'afor','l':1,'over':{'new':'g1','id':'G5'},'body':[Y2,W3]},Y4
          async for with break   | {'s':'afor','l':1,'over':{'new':'g1','id':'G5'},'body':[{'s':'try','l':2,'body':[Y3],'finally':[B4]}]},Y5
          async for with continue | {'s':'afor','l':1,'over':{'new':'g1','id':'G5'},'body':[{'s':'loop','l':2,'n':2,'body':[Y3,B4]},C5,L6]}
          async for with return  | {'s':'try','l':1,'body':[{'s':'afor','l':2,'over':{'new':'g1','id':'G5'},'body':[Y3,R4]}],'finally':[W5]}
          async for over nothing | {'s':'afor','l':1,'over':{'g':'G7'},'body':[Y2]},{'s':'acomp','l':3,'over':{'g':'G7'}},Y4
          nested async for       | {'s':'afor','l':1,'over':{'new':'g1','id':'G5'},'body':[{'s':'afor','l':2,'over':{'new':'g1','id':'G6'},'body':[Y3]}]}
          comprehension          | {'s':'acomp','l':1,'over':{'new':'g1','id':'G5'}},{'s':'yield','l':2,'v':{'r':1}}
          with                   | {'s':'with','l':1,'cm':{'acm':'g2','id':'G5'},'body':[Y2]},Y3
          with that suppresses   | {'s':'with','l':1,'cm':{'acm':'g2','id':'G5'},'body':[Y2,T3]},Y4
          with and a plain block | {'s':'with','l':1,'cm':{'acm':'g2','id':'G5'},'body':[L2,T3]},{'s':'yield','l':4,'v':{'r':1}}
          with and return        | {'s':'with','l':1,'cm':{'acm':'g1','id':'G5'},'body':[Y2,R3]},L4
          with and break         | {'s':'loop','l':1,'n':2,'body':[{'s':'with','l':2,'cm':{'acm':'g2','id':'G5'},'body':[Y3,B4]},L5]},Y6
          with and continue      | {'s':'loop','l':1,'n':2,'body':[{'s':'with','l':2,'cm':{'closing':'G5'},'body':[Y3,C4]},L5]},Y6
          with in with           | {'s':'with','l':1,'cm':{'acm':'g2','id':'G5'},'body':[{'s':'with','l':2,'cm':{'acm':'g2','id':'G6'},'body':[Y3,{'s':'raise','l':4,'e':{'k':'Oops','m':'e4'}}]}]}
          with in finally        | {'s':'try','l':1,'body':[Y2,T3],'finally':[{'s':'with','l':4,'cm':{'acm':'g2','id':'G5'},'body':[Y5,R6]}]}
          coroutines             | {'s':'awaitc','l':1,'f':'c1','id':'A99'},{'s':'yield','l':2,'v':{'r':1}},R3
          operations on the spot | {'s':'do','l':1,'o':{'op':'coro','id':'A99','f':'c1'}},{'s':'do','l':2,'o':{'op':'send','a':'A99','v':null}},{'s':'awaita','l':3,'a':'A99'},Y4
          values                 | {'s':'yield','l':1,'v':{'c':{'t':[1,'x',{'x':{'k':'Oops','m':'e1'}}]}}},{'s':'yield','l':2,'v':{'c':12345678901234567890}},{'s':'yield','l':3,'v':{'c':-7}}
          strings                | {'s':'yield','l':1,'v':{'c':'\\"\\\\u0041\\n\\u0000\\u2028\\ud800é*/'}},{'s':'yield','l':2}
          """)
  void doTheSameInEveryForm(String what, String body) {
    List<Program> programs =
        IntStream.range(0, SHIFTS).mapToObj(shift -> program(body, shift)).toList();

    List<List<JsonNode>> interpreted = traces(new StackfulEngine(), programs);
    List<List<JsonNode>> generated = traces(SourceEngine.lenient(), programs);

    for (int shift = 0; shift < SHIFTS; shift++) {
      assertThat(generated.get(shift))
          .as("%s, labels from %d up", what, shift)
          .isEqualTo(interpreted.get(shift))
          .hasSizeGreaterThan(FEWEST_EVENTS);
    }
  }

  private static Program program(String body, int shift) {
    String written = body;
    for (Map.Entry<String, String> entry : SHORT.entrySet()) {
      Matcher use = Pattern.compile("\\b" + entry.getKey() + "(\\d)\\b").matcher(written);
      written = use.replaceAll(match -> entry.getValue().replace("N", match.group(1)));
    }
    written = written.replace('\'', '"');
    JsonNode json = Json.parse(PROGRAM.formatted("n" + shift, written, written));
    awaitInsteadOfYielding(json.at("/coros/0"));
    shift(json, shift);
    return ProgramReader.read(json);
  }

  /** For the coroutine; its labels differ from those of the generator. */
  private static void awaitInsteadOfYielding(JsonNode function) {
    shift(function, 200);
    function
        .findParents("s")
        .forEach(statement -> {
          if (statement.get("s").stringValue().equals("yield")) {
            ((ObjectNode) statement).put("s", "await").put("n", 1).remove("v");
          }
        });
  }

  private static void shift(JsonNode json, int by) {
    if (json instanceof ObjectNode object && object.path("l").isInt()) {
      object.put("l", object.get("l").intValue() + by);
    }
    json.forEach(child -> shift(child, by));
  }

  private static List<List<JsonNode>> traces(Engine engine, List<Program> programs) {
    List<Prepared> prepared = engine.prepare(programs);
    List<List<JsonNode>> traces = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      traces.add(ProgramRun.trace(programs.get(i), prepared.get(i)));
    }
    return traces;
  }
}
