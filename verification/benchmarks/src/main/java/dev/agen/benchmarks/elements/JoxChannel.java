package dev.agen.benchmarks.elements;

import com.softwaremill.jox.Channel;
import java.util.function.IntFunction;

/** Jox: a rendezvous channel, fed by a virtual thread. */
public final class JoxChannel implements IntFunction<Channel<Integer>> {

  @Override
  public Channel<Integer> apply(int n) {
    Channel<Integer> channel = Channel.newRendezvousChannel();
    Thread.startVirtualThread(() -> {
      try {
        for (int i = 0; i < n; i++) {
          channel.send(i);
        }
        channel.done();
      } catch (InterruptedException e) {
        channel.error(e);
      }
    });
    return channel;
  }
}
