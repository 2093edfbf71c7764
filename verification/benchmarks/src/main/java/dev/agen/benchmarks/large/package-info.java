/** Question 10: bodies so large that HotSpot may not compile what they become. */
package dev.agen.benchmarks.large;
