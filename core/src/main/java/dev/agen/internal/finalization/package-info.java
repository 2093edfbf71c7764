/** What happens to things that users drop, and the hooks and reports that go with it. */
package dev.agen.internal.finalization;
