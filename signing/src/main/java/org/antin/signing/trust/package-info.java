/// Whom we trust, and how the state of a certificate is learnt: anchors, revocation evidence, and
/// the only code of verification that may open a connection.
package org.antin.signing.trust;
