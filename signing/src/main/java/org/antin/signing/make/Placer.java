package org.antin.signing.make;

import org.antin.signing.make.Appearance.ArrivalStamp;
import org.antin.signing.make.Appearance.Initials;
import org.antin.signing.make.Appearance.Invisible;
import org.antin.signing.make.Appearance.LeaderPicture;
import org.antin.signing.make.Appearance.NumberAndDate;
import org.antin.signing.make.Appearance.OrganisationSeal;
import org.antin.signing.make.Appearance.TextLines;
import org.antin.signing.make.Refusal.Code;
import org.apache.pdfbox.pdmodel.PDDocument;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// Decides where a signature is seen on the page and draws it (NĐ 30/2020, Phụ lục I, Phần I,
/// II.7d, II.8; T13 to T16).
final class Placer {
    /// How much of the leader's picture the seal covers from its left edge.
    private static final double OVERLAP = 1.0 / 3;

    /// Room between title and name below which a picture isn't made smaller any more.
    private static final double LEAST_ROOM_MM = 12;

    /// Two lines of the text, and no more.
    private static final double INITIALS_HIGH_MM = 8;

    private static final double INITIALS_APART_MM = 1;

    /// The narrowest right margin of PL I.
    private static final double RIGHT_MARGIN_MM = 15;

    private final PDDocument document;
    private final List<SignedField> fields;
    private final Limits limits;

    Placer(PDDocument document, List<SignedField> fields, Limits limits) {
        this.document = document;
        this.fields = fields;
        this.limits = limits;
    }

    sealed interface Result {}

    /// Empty for an invisible signature.
    record Drawn(Optional<Drawing> drawing) implements Result {}

    record Refused(Refusal refusal) implements Result {}

    /// Does what is seen belong to the kind? Copies and attachments always show their text.
    static boolean belongs(SignatureKind kind, Appearance appearance) {
        return switch (appearance) {
            case Invisible _ -> kind == SignatureKind.LEADER || kind == SignatureKind.ORGANISATION;
            case LeaderPicture _ -> kind == SignatureKind.LEADER;
            case Initials _ -> kind == SignatureKind.INITIALS;
            case ArrivalStamp _ -> kind == SignatureKind.ARRIVAL;
            case OrganisationSeal _ -> kind == SignatureKind.ORGANISATION;
            case NumberAndDate _ -> kind == SignatureKind.NUMBER;
            case TextLines _ -> kind == SignatureKind.COPY || kind == SignatureKind.ATTACHMENT;
        };
    }

    /// @throws IOException if a page can't be read or the drawing not be written
    Result draw(Appearance appearance, OffsetDateTime claimed) throws IOException {
        return switch (appearance) {
            case Invisible _ -> new Drawn(Optional.empty());
            case LeaderPicture leader -> leader(leader);
            case Initials initials -> initials(initials);
            case ArrivalStamp stamp -> arrival(stamp);
            case OrganisationSeal seal -> seal(seal, claimed);
            case NumberAndDate issued -> numberAndDate(issued);
            case TextLines text -> text(text.lines(claimed));
        };
    }

    private Result leader(LeaderPicture leader) throws IOException {
        double width = leader.widthMm();
        double height = width * leader.picture().ratio();
        return switch (leader.place()) {
            case Place.SignatureBlock(
                            String signerName,
                            Optional<Place.At> otherwise,
                            Place.Shift shift) -> {
                Optional<SignatureBlock> found = SignatureBlock.find(document, signerName, limits);
                if (found.isEmpty()) {
                    yield orElse(
                            otherwise,
                            leader.picture(),
                            width,
                            height,
                            Code.SIGNATURE_BLOCK_NOT_FOUND);
                }
                SignatureBlock block = found.get();
                double room = Math.max(LEAST_ROOM_MM, block.bottomMm() - block.topMm());
                double scale = Math.min(1, room / height);
                yield picture(
                        leader.picture(),
                        new Placement(
                                block.page(),
                                block.centreMm() - width * scale / 2 + shift.rightMm(),
                                (block.topMm() + block.bottomMm() - height * scale) / 2
                                        + shift.downMm(),
                                width * scale,
                                height * scale));
            }
            case Place.At at -> picture(leader.picture(), at(at, width, height));
            case Place.OverLeader _, Place.EndOfContent _, Place.EndOfRecipients _ ->
                    refused(Code.APPEARANCE_NOT_FOR_KIND);
        };
    }

    private Result seal(OrganisationSeal seal, OffsetDateTime claimed) throws IOException {
        double width = seal.widthMm();
        double height = width * seal.picture().ratio();
        return switch (seal.place()) {
            case Place.OverLeader(Optional<Place.At> otherwise) -> {
                Optional<Placement> found = new LeaderPlace(document, fields, limits).find();
                if (found.isEmpty() && otherwise.isEmpty()) {
                    yield refused(Code.LEADER_SIGNATURE_MISSING);
                }
                yield sealed(
                        seal,
                        found.map(leader -> over(leader, width, height))
                                .orElseGet(() -> at(otherwise.orElseThrow(), width, height)),
                        claimed);
            }
            case Place.At at -> sealed(seal, at(at, width, height), claimed);
            case Place.SignatureBlock _, Place.EndOfContent _, Place.EndOfRecipients _ ->
                    refused(Code.APPEARANCE_NOT_FOR_KIND);
        };
    }

    private static Placement over(Placement leader, double width, double height) {
        return new Placement(
                leader.page(),
                leader.leftMm() + leader.widthMm() * OVERLAP - width,
                leader.topMm() + (leader.heightMm() - height) / 2,
                width,
                height);
    }

    private Result sealed(OrganisationSeal seal, Placement place, OffsetDateTime claimed)
            throws IOException {
        if (seal.words().isEmpty() || !onPage(place)) return picture(seal.picture(), place);
        var lines = seal.words().get().lines(claimed);
        return switch (SealWords.draw(document, seal.picture(), place, lines)) {
            case SealWords.LetterMissing(String line) ->
                    new Refused(Refusal.of(Code.LETTER_MISSING, line));
            case SealWords.Drawn(Drawing drawing) -> new Drawn(Optional.of(drawing));
        };
    }

    private Result initials(Initials initials) throws IOException {
        double ratio = initials.picture().ratio();
        double width = Math.min(initials.widthMm(), INITIALS_HIGH_MM / ratio);
        double height = width * ratio;
        return switch (initials.place()) {
            case Place.EndOfContent(var otherwise, var side) ->
                    after(
                            EndOfWords.ofContent(document, limits),
                            side,
                            otherwise,
                            initials.picture(),
                            width,
                            height);
            case Place.EndOfRecipients(var otherwise, var side) ->
                    after(
                            EndOfWords.ofRecipients(document, limits),
                            side,
                            otherwise,
                            initials.picture(),
                            width,
                            height);
            case Place.At at -> picture(initials.picture(), at(at, width, height));
            case Place.SignatureBlock _, Place.OverLeader _ ->
                    refused(Code.APPEARANCE_NOT_FOR_KIND);
        };
    }

    /// Beside the last words, on their line; under it where the line is full; beside other initials
    /// that are there.
    private Result after(
            Optional<EndOfWords> end,
            Place.Side side,
            Optional<Place.At> otherwise,
            Picture picture,
            double width,
            double height)
            throws IOException {
        if (end.isEmpty()) {
            return orElse(otherwise, picture, width, height, Code.INITIALS_PLACE_NOT_FOUND);
        }
        EndOfWords words = end.get();
        double edge =
                new PageGeometry(document.getPage(words.page() - 1)).widthMm() - RIGHT_MARGIN_MM;
        boolean under = side == Place.Side.UNDER;
        double left = under ? words.rightMm() - width : words.rightMm() + INITIALS_APART_MM;
        double top =
                under ? words.middleMm() + INITIALS_HIGH_MM / 2 : words.middleMm() - height / 2;
        if (left + width > edge) {
            left = edge - width;
            top = words.middleMm() + INITIALS_HIGH_MM / 2;
        }
        List<Placement> taken = fields.stream().flatMap(f -> f.seen().stream()).toList();
        var place = new Placement(words.page(), left, top, width, height);
        for (int i = 0; i < taken.size(); i++) {
            Optional<Placement> inTheWay = taken.stream().filter(place::overlaps).findFirst();
            if (inTheWay.isEmpty()) break;
            double beside = inTheWay.get().leftMm() + inTheWay.get().widthMm() + INITIALS_APART_MM;
            place = new Placement(words.page(), beside, top, width, height);
        }
        return picture(picture, place);
    }

    private Result arrival(ArrivalStamp stamp) throws IOException {
        return switch (ArrivalMark.draw(document, stamp, fields, limits)) {
            case ArrivalMark.Refused(Refusal refusal) -> new Refused(refusal);
            case ArrivalMark.Drawn(Drawing drawing) ->
                    onPage(drawing.placement())
                            ? new Drawn(Optional.of(drawing))
                            : refused(Code.PLACE_OUTSIDE_PAGE);
        };
    }

    private Result text(List<String> lines) throws IOException {
        List<Placement> taken = fields.stream().flatMap(f -> f.seen().stream()).toList();
        return switch (TextMark.draw(document, lines, taken)) {
            case TextMark.LetterMissing(int codePoint) ->
                    new Refused(Refusal.of(Code.LETTER_MISSING, "U+%04X".formatted(codePoint)));
            case TextMark.Drawn(Drawing drawing) ->
                    onPage(drawing.placement())
                            ? new Drawn(Optional.of(drawing))
                            : refused(Code.PLACE_OUTSIDE_PAGE);
        };
    }

    private Result numberAndDate(NumberAndDate issued) throws IOException {
        var places = IssuePlaces.of(document, fields, limits);
        return switch (IssueMark.draw(document, issued, places)) {
            case IssueMark.Refused(Refusal refusal) -> new Refused(refusal);
            case IssueMark.Drawn(Drawing drawing) ->
                    onPage(drawing.placement())
                            ? new Drawn(Optional.of(drawing))
                            : refused(Code.PLACE_OUTSIDE_PAGE);
        };
    }

    private Result orElse(
            Optional<Place.At> place, Picture picture, double width, double height, Code reason)
            throws IOException {
        return place.isPresent()
                ? picture(picture, at(place.get(), width, height))
                : refused(reason);
    }

    private static Placement at(Place.At at, double width, double height) {
        return new Placement(at.page(), at.leftMm(), at.topMm(), width, height);
    }

    private Result picture(Picture picture, Placement placement) throws IOException {
        if (!onPage(placement)) return refused(Code.PLACE_OUTSIDE_PAGE);
        return new Drawn(Optional.of(Drawing.picture(document, picture, placement)));
    }

    private boolean onPage(Placement placement) {
        int page = placement.page();
        return page >= 1
                && page <= document.getNumberOfPages()
                && new PageGeometry(document.getPage(page - 1)).holds(placement);
    }

    private static Result refused(Code code) {
        return new Refused(Refusal.of(code));
    }
}
