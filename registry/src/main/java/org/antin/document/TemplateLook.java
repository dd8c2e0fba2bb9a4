package org.antin.document;

import org.antin.document.MarkTemplate.Measure;
import org.antin.signing.make.Appearance;
import org.antin.signing.make.Picture;
import org.antin.signing.make.Place;

import java.util.Optional;

/// What is seen of each signature by a body's template; where somebody put a mark himself, there.
/// Real signatures and the sample on the template's page are both made here.
final class TemplateLook {
    private TemplateLook() {}

    static Appearance leader(
            Picture picture, MarkTemplate template, String name, Optional<Place.At> put) {
        var usual = new Place.SignatureBlock(name, Optional.empty(), template.shift());
        return new Appearance.LeaderPicture(
                picture, template.mm(Measure.LEADER_WIDTH), place(put, usual));
    }

    /// Điều 12 of Nghị định 30/2020: the same picture, small, where the checked part ends.
    static Appearance initials(
            Picture picture, MarkTemplate template, Look.Part part, Optional<Place.At> put) {
        var side = template.initials();
        Place usual =
                switch (part) {
                    case CONTENT -> new Place.EndOfContent(Optional.empty(), side);
                    case FORM -> new Place.EndOfRecipients(Optional.empty(), side);
                };
        return new Appearance.Initials(
                picture, template.mm(Measure.INITIALS_WIDTH), place(put, usual));
    }

    /// @param widthMm the seal's real one; no template changes it
    static Appearance seal(
            Picture picture,
            double widthMm,
            MarkTemplate template,
            String body,
            Optional<Place.At> put) {
        var words =
                template.sealWords()
                        ? Optional.of(Appearance.TextLines.seal(body))
                        : Optional.<Appearance.TextLines>empty();
        return new Appearance.OrganisationSeal(
                picture, widthMm, place(put, new Place.OverLeader(Optional.empty())), words);
    }

    static Appearance arrival(
            String body, Arrival arrival, MarkTemplate template, Optional<Place.At> put) {
        return new Appearance.ArrivalStamp(
                body,
                arrival.number(),
                arrival.day(),
                put,
                template.arrival(),
                template.mm(Measure.ARRIVAL_APART));
    }

    static Appearance number(Look.Numbered numbered, MarkTemplate template) {
        return new Appearance.NumberAndDate(
                numbered.issue(),
                numbered.numberAt().or(template::numberAt),
                numbered.dateAt().or(template::dateAt),
                template.dateSize());
    }

    private static Place place(Optional<Place.At> put, Place usual) {
        return put.<Place>map(there -> there).orElse(usual);
    }
}
