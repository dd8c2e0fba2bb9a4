package org.antin.signing.make;

import java.util.Optional;

/// Where on the page a picture goes. Millimetres are measured on the page as it is seen, from its
/// left and top edge, whatever its rotation.
public sealed interface Place {
    /// Between the title line and the signer's name below it (ô 7c), found by the text, from the
    /// last page backwards.
    ///
    /// @param signerName the name as printed; case, spacing and Unicode form don't matter
    /// @param otherwise where to go if the text has no such block
    record SignatureBlock(String signerName, Optional<At> otherwise) implements Place {}

    /// On the left of the leader's picture, over about a third of it (ô 8). The picture's place is
    /// read from the file, never assumed.
    ///
    /// @param otherwise where to go if the file has no visible leader's signature
    record OverLeader(Optional<At> otherwise) implements Place {}

    /// After the last words of the letter, those with the closing sign "./." (Điều 12.1: who
    /// answers for its content).
    ///
    /// @param otherwise where to go if no line ends so
    record EndOfContent(Optional<At> otherwise) implements Place {}

    /// After the last line of the recipients (Điều 12.2: who answers for its form).
    ///
    /// @param otherwise where to go if there is no such list
    record EndOfRecipients(Optional<At> otherwise) implements Place {}

    /// The picture's left upper corner.
    ///
    /// @param page from 1
    /// @param leftMm from the left edge of the page as seen
    /// @param topMm from the top edge of the page as seen
    record At(int page, double leftMm, double topMm) implements Place {}
}
