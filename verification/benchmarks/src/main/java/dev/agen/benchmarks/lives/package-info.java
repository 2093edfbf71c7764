/**
 * Question 3: the life of a generator. Each peer has the same methods: {@code create} makes as many
 * generators as there is room for, and starts none; {@code first} opens as many, fetches the first
 * element of each and closes it; {@code half} opens as many, fetches half of their elements, closes
 * them, and sees to it that their bodies have cleaned up.
 */
package dev.agen.benchmarks.lives;
