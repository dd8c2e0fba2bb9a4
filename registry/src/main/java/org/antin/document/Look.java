package org.antin.document;

import org.antin.signing.make.IssueNumber;
import org.antin.signing.make.Place;

import java.util.Optional;

/// What the signer says about how a signature is seen. The rest follows from its kind.
public sealed interface Look {
    /// Where the text of the letter shows.
    Look USUAL = new Usual();

    record Usual() implements Look {}

    /// The picture's left upper corner, where the signer put it.
    record At(Place.At place) implements Look {}

    /// What somebody's initials answer for (Nghị định 30/2020, Điều 12).
    enum Part {
        /// The words of the letter.
        CONTENT,
        /// How it is laid out.
        FORM
    }

    /// Initials where they belong for their part.
    record Checked(Part part) implements Look {}

    /// Number and date; the places are needed only where page 1 keeps none.
    record Numbered(IssueNumber issue, Optional<Place.At> numberAt, Optional<Place.At> dateAt)
            implements Look {}
}
