package org.antin.signing.make;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where on the page a leader's signature stands, which the seal goes over (NĐ 30/2020, Phụ lục I,
/// Phần I, II.8a; T14).
final class LeaderPlace {
    /// The first third of page 1 is the letterhead: what is seen there is no leader's signature.
    private static final double LETTERHEAD = 1.0 / 3;

    /// As wide as a picture would be that isn't there.
    private static final double PICTURE_WIDE_MM = 40;

    /// Signatures of ours that are no leader's.
    private static final Set<SignatureKind> OTHERS =
            EnumSet.complementOf(EnumSet.of(SignatureKind.LEADER));

    private final PDDocument document;
    private final List<SignedField> signed;
    private final Limits limits;

    LeaderPlace(PDDocument document, List<SignedField> fields, Limits limits) {
        this.document = document;
        this.signed = fields.stream().filter(field -> field.value().isPresent()).toList();
        this.limits = limits;
    }

    /// The picture he signed with; where he signed without one, the room that the letter keeps for
    /// it between his title and his name.
    ///
    /// @return empty if he hasn't signed, or nothing tells where
    /// @throws IOException if the text of a page can't be read
    Optional<Placement> find() throws IOException {
        var seen = seen();
        return seen.isPresent() ? seen : room();
    }

    /// The widget of our own leader's signature, the latest one; or, in a file that another program
    /// signed, the only signature seen outside the letterhead.
    private Optional<Placement> seen() {
        Optional<Placement> ours =
                signed.reversed().stream()
                        .filter(field -> field.isOf(SignatureKind.LEADER))
                        .flatMap(field -> field.seen().stream())
                        .findFirst();
        if (ours.isPresent()) return ours;
        List<Placement> others =
                signed.stream()
                        .filter(LeaderPlace::mayBeLeaders)
                        .flatMap(field -> field.seen().stream())
                        .filter(place -> !inLetterhead(place))
                        .toList();
        return others.size() == 1 ? Optional.of(others.getFirst()) : Optional.empty();
    }

    /// Only the name on the certificate tells whose room it is. Two signers with a room each: one
    /// of them checked, or two bodies sign, and a person has to say where.
    private Optional<Placement> room() throws IOException {
        var names = new LinkedHashSet<String>();
        for (var field : signed) {
            if (mayBeLeaders(field)) names.addAll(names(field));
        }
        var rooms = new LinkedHashSet<Placement>();
        for (String name : names) {
            SignatureBlock.find(document, name, limits)
                    .map(LeaderPlace::room)
                    .ifPresent(rooms::add);
        }
        return rooms.size() == 1 ? Optional.of(rooms.getFirst()) : Optional.empty();
    }

    private static Placement room(SignatureBlock block) {
        return new Placement(
                block.page(),
                block.centreMm() - PICTURE_WIDE_MM / 2,
                block.topMm(),
                PICTURE_WIDE_MM,
                block.bottomMm() - block.topMm());
    }

    private static List<String> names(SignedField field) {
        var cms = new EarlierSigners();
        field.value()
                .map(value -> value.getDictionaryObject(COSName.CONTENTS))
                .filter(COSString.class::isInstance)
                .ifPresent(contents -> cms.cms(((COSString) contents).getBytes()));
        return cms.signers.stream().map(Capacity::name).toList();
    }

    private static boolean mayBeLeaders(SignedField field) {
        return OTHERS.stream().noneMatch(field::isOf);
    }

    private boolean inLetterhead(Placement place) {
        return place.page() == 1
                && place.topMm() < new PageGeometry(document.getPage(0)).heightMm() * LETTERHEAD;
    }
}
