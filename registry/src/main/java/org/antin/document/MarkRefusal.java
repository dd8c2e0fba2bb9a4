package org.antin.document;

import org.antin.kernel.Refusal;
import org.antin.signing.make.Picture;
import org.antin.signing.make.SignatureKind;

import java.util.List;

/// Why a picture isn't kept, or a signature not made for want of one.
public sealed interface MarkRefusal extends Refusal {
    /// Nghị định 30/2020, Phụ lục I, II.7d and II.8a: not what the decree asks for; worst first.
    record Unfit(SignatureKind kind, List<Picture.Advice> why) implements MarkRefusal {
        public Unfit {
            why = List.copyOf(why);
        }

        @Override
        public String code() {
            return code(why.getFirst());
        }

        /// What to do about it, in words.
        public String code(Picture.Advice one) {
            boolean colour = one == Picture.Advice.WRONG_COLOUR;
            return "document.mark." + one + (colour ? "." + kind : "");
        }

        @Override
        public String field() {
            return "file";
        }
    }

    /// The body has no seal of its own.
    record NoSeal() implements MarkRefusal {
        @Override
        public String code() {
            return "document.mark.no-seal";
        }
    }

    /// Nobody has handed in the picture this signature is seen by.
    record NoPicture(SignatureKind kind) implements MarkRefusal {
        @Override
        public String code() {
            return "document.mark.missing." + kind;
        }
    }
}
