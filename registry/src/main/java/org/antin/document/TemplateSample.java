package org.antin.document;

import org.antin.organisation.Organisation;
import org.antin.organisation.Organisations;
import org.antin.signing.make.IssueNumber;
import org.antin.signing.make.Picture;
import org.antin.signing.make.PracticePictures;
import org.antin.signing.make.SampleSheet;
import org.antin.signing.make.SampleSheet.Mark;
import org.antin.signing.make.SignatureKind;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A template on a page that is no document: every mark where a real signature would show it. The
/// pictures are drawn ones that say so; nobody's handwriting and no real seal goes onto it.
@Component
public class TemplateSample {
    private static final ZoneOffset VIET_NAM = ZoneOffset.ofHours(7);
    private static final int NUMBER = 15;
    private static final int ARRIVAL = 7;

    private final Organisations organisations;
    private final Marks marks;
    private final Clock clock;

    TemplateSample(Organisations organisations, Marks marks, Clock clock) {
        this.organisations = organisations;
        this.marks = marks;
        this.clock = clock;
    }

    /// @param template one without faults
    /// @return a PNG
    public byte[] page(UUID organisation, MarkTemplate template) {
        return draw(organisation, template).png();
    }

    /// The head of a letter that keeps no place for number and date.
    public byte[] head(UUID organisation, MarkTemplate template) {
        var sheet =
                SampleSheet.draw(name(organisation), false, List.of(number(template)), claimed());
        return sheet.png();
    }

    SampleSheet.Drawn draw(UUID organisation, MarkTemplate template) {
        return SampleSheet.draw(name(organisation), true, all(organisation, template), claimed());
    }

    private OffsetDateTime claimed() {
        return clock.instant().atOffset(VIET_NAM);
    }

    private LocalDate today() {
        return claimed().toLocalDate();
    }

    private String name(UUID organisation) {
        return organisations.find(organisation).map(Organisation::name).orElse("");
    }

    private List<Mark> all(UUID organisation, MarkTemplate template) {
        var body = name(organisation);
        double sealMm = marks.widthMm(new MarkOwner.OfBody(organisation));
        var nowhere = Optional.<org.antin.signing.make.Place.At>empty();
        var all = new ArrayList<Mark>();
        for (var part : Look.Part.values()) {
            all.add(
                    new Mark(
                            SignatureKind.INITIALS,
                            TemplateLook.initials(Drawn.HAND, template, part, nowhere)));
        }
        all.add(
                new Mark(
                        SignatureKind.LEADER,
                        TemplateLook.leader(Drawn.HAND, template, SampleSheet.SIGNER, nowhere)));
        all.add(number(template));
        all.add(
                new Mark(
                        SignatureKind.ORGANISATION,
                        TemplateLook.seal(Drawn.SEAL, sealMm, template, body, nowhere)));
        all.add(
                new Mark(
                        SignatureKind.ARRIVAL,
                        TemplateLook.arrival(
                                body, new Arrival(ARRIVAL, today()), template, nowhere)));
        return all;
    }

    private Mark number(MarkTemplate template) {
        var issue = new IssueNumber(NUMBER, SampleSheet.NOTATION, today());
        var look = new Look.Numbered(issue, Optional.empty(), Optional.empty());
        return new Mark(SignatureKind.NUMBER, TemplateLook.number(look, template));
    }

    /// Drawn once: the same on every sample.
    private static final class Drawn {
        static final Picture HAND =
                picture(PracticePictures.signature(SampleSheet.SIGNER), SignatureKind.LEADER);
        static final Picture SEAL =
                picture(
                        PracticePictures.seal("CƠ QUAN, TỔ CHỨC", "TRANG XEM THỬ"),
                        SignatureKind.ORGANISATION);

        private static Picture picture(byte[] png, SignatureKind kind) {
            return Picture.check(png, kind, 0)
                    .picture()
                    .orElseThrow(() -> new IllegalStateException("our own drawing isn't fit"));
        }
    }
}
