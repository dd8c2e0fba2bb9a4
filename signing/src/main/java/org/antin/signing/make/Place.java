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
    /// @param shift from the middle of that room
    record SignatureBlock(String signerName, Optional<At> otherwise, Shift shift) implements Place {
        /// In the middle of the room.
        public SignatureBlock(String signerName, Optional<At> otherwise) {
            this(signerName, otherwise, Shift.NONE);
        }
    }

    /// How far the leader's picture lies from the middle between title and name. The decree wants
    /// it in the middle (Phụ lục I, II.7d); the little that is allowed makes up for handwriting
    /// whose ink isn't in the middle of its picture.
    ///
    /// @param rightMm to the left if negative
    /// @param downMm upwards if negative
    record Shift(double rightMm, double downMm) {
        /// As far as "in the middle" reaches, in any direction.
        public static final double MOST_MM = 5;

        public static final Shift NONE = new Shift(0, 0);

        /// @throws IllegalArgumentException if it is farther than allowed
        public Shift {
            if (!(Math.abs(rightMm) <= MOST_MM && Math.abs(downMm) <= MOST_MM)) {
                throw new IllegalArgumentException("not in the middle any more");
            }
        }
    }

    /// Where initials stand by the last words. Custom; the decree names no place.
    enum Side {
        /// After them, on their line.
        BESIDE,
        /// Below their end.
        UNDER
    }

    /// On the left of the leader's picture, over about a third of it (ô 8). The picture's place is
    /// read from the file; where he signed without one, it goes over the room between his title and
    /// the name his certificate states.
    ///
    /// @param otherwise where to go if the file has neither
    record OverLeader(Optional<At> otherwise) implements Place {}

    /// After the last words of the letter, those with the closing sign "./." (Điều 12.1: who
    /// answers for its content).
    ///
    /// @param otherwise where to go if no line ends so
    record EndOfContent(Optional<At> otherwise, Side side) implements Place {
        public EndOfContent(Optional<At> otherwise) {
            this(otherwise, Side.BESIDE);
        }
    }

    /// After the last line of the recipients (Điều 12.2: who answers for its form).
    ///
    /// @param otherwise where to go if there is no such list
    record EndOfRecipients(Optional<At> otherwise, Side side) implements Place {
        public EndOfRecipients(Optional<At> otherwise) {
            this(otherwise, Side.BESIDE);
        }
    }

    /// The picture's left upper corner.
    ///
    /// @param page from 1
    /// @param leftMm from the left edge of the page as seen
    /// @param topMm from the top edge of the page as seen
    record At(int page, double leftMm, double topMm) implements Place {}
}
