/// Makes what an honest CA never would, for the tests of the verifier, and only for them.
///
/// Three things keep it away from the practice mode of the server: it works only in a folder it
/// made itself, it marks that folder so that a CA is never opened in it again, and a test forbids
/// the server to know this package.
@NullMarked
package org.antin.practiceca.forge;

import org.jspecify.annotations.NullMarked;
