package org.antin.signing.check.facts;

import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.spi.exception.IllegalInputException;

/// EU DSS takes a signature apart when it is asked, and BouncyCastle with it. A certificate, a time
/// stamp, an answer or a name inside that isn't what its place says comes out then, as one of the
/// unchecked exceptions that both use for it.
final class WrongShape {
    private WrongShape() {}

    /// @param asked nothing but questions to EU DSS about one signature
    /// @return false when a part isn't what it claims to be; nothing more can be said of the
    ///   signature then
    static boolean none(Runnable asked) {
        try {
            asked.run();
            return true;
        } catch (DSSException
                | IllegalInputException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | NullPointerException e) {
            return false;
        }
    }
}
