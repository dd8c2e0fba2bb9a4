/// Checking signatures (Điều 7; TT 41/2017 Điều 7–8): facts are gathered first, judged afterwards
/// by dated rules, and only then put into words.
///
/// [Verifier][org.antin.signing.check.Verifier] is the door; it hands out a
/// [VerificationReport][org.antin.signing.check.VerificationReport].
package org.antin.signing.check;
