package dev.agen.benchmarks.report;

import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Decides which of agen's variants a peer's is compared with, before anything is measured, so that
 * nobody picks the flattering one: the variant of the same name, else the question's principal one,
 * else the first. Their parameters must agree. A variant of agen's that no peer is compared with is
 * compared with the hand-written one.
 */
public final class Pairing {

  private Pairing() {}

  /**
   * Two cases that are compared.
   *
   * @param ours agen's
   * @param theirs the peer's
   */
  public record Pair(CaseId ours, CaseId theirs) {}

  /**
   * Pairs the cases of one question.
   *
   * @param cases the cases
   * @return the pairs, in the order of the peers
   */
  public static List<Pair> pairs(Collection<CaseId> cases) {
    List<CaseId> ours = cases.stream().filter(CaseId::isAgen).sorted().toList();
    List<CaseId> theirs = cases.stream().filter(id -> !id.isAgen()).sorted().toList();
    List<Pair> pairs = new ArrayList<>();
    for (CaseId peer : theirs) {
      List<CaseId> agreeing = ours.stream().filter(id -> id.agreesWith(peer)).toList();
      choose(agreeing, peer).forEach(id -> pairs.add(new Pair(id, peer)));
    }
    for (CaseId id : ours) {
      if (pairs.stream().noneMatch(pair -> pair.ours().equals(id))) {
        theirs.stream()
            .filter(peer -> peer.isLimit() && id.agreesWith(peer))
            .findFirst()
            .ifPresent(peer -> pairs.add(new Pair(id, peer)));
      }
    }
    return pairs;
  }

  private static List<CaseId> choose(List<CaseId> ours, CaseId peer) {
    if (ours.isEmpty()) {
      return List.of();
    }
    String variant = variantFor(ours, peer);
    return ours.stream().filter(id -> id.variant().equals(variant)).toList();
  }

  private static String variantFor(List<CaseId> ours, CaseId peer) {
    List<String> variants = ours.stream().map(CaseId::variant).distinct().toList();
    if (variants.contains(peer.variant())) {
      return peer.variant();
    }
    return Question.of(peer.question()).principal().stream()
        .filter(variants::contains)
        .findFirst()
        .orElse(variants.getFirst());
  }
}
