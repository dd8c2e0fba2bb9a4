package org.antin.cli;

import org.antin.signing.make.Appearance;
import org.antin.signing.make.IssueNumber;
import org.antin.signing.make.Order;
import org.antin.signing.make.Picture;
import org.antin.signing.make.Place;
import org.antin.signing.make.SignatureKind;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/// The options that say what a signature stands for and how it is seen on the page (NĐ 30/2020, Phụ
/// lục I).
final class LookOptions {
    private static final int LARGEST_PICTURE = 8_000_000;
    private static final double SIGNATURE_MM = 45;
    private static final double SEAL_MM = 36;
    private static final Pattern NUMBER = Pattern.compile("0*([1-9]\\d{0,6})/(.+)");

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = {
                "leader (default), organisation, number, copy, attachment, initials or arrival;",
                "that a leader signs before the organisation is for the desk and the interface to"
                        + " see to: here a missing one is remarked on, a broken one refused"
            })
    private SignatureKind kind = SignatureKind.LEADER;

    @Option(
            names = "--image",
            paramLabel = "PNG",
            description =
                    "the signature, the seal or the initials; without it nothing is seen, and"
                            + " initials need it")
    private @Nullable Path image;

    @Option(
            names = "--width",
            paramLabel = "MM",
            description = "width of the picture; a seal's real one (default: 45, seal 36)")
    private @Nullable Double width;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "signer's name as printed (default: the certificate's)")
    private @Nullable String name;

    @Option(
            names = "--at",
            split = ",",
            paramLabel = "PAGE,LEFT,TOP",
            description = "place in mm if the text doesn't show one")
    private List<Double> at = List.of();

    @Option(
            names = "--number",
            paramLabel = "TEXT",
            description =
                    "attachment and number: the document's number and notation, 45/UBND-VP;"
                            + " arrival: the number it got, 12")
    private String number = "";

    @Option(
            names = "--part",
            paramLabel = "PART",
            description =
                    "initials: content (default), after \"./.\"; or recipients, after their list")
    private Part part = Part.CONTENT;

    @Option(
            names = "--day",
            paramLabel = "DATE",
            description = "number: day of issue, arrival: day of arrival, 2026-03-16")
    private @Nullable LocalDate day;

    @Option(names = "--form", paramLabel = "TEXT", description = "copy: SAO Y (default) …")
    private String form = "SAO Y";

    /// What the initials stand for.
    enum Part {
        CONTENT,
        RECIPIENTS
    }

    SignatureKind kind() {
        return kind;
    }

    Order order(List<X509Certificate> chain, Appearance appearance) {
        return new Order(kind, chain, appearance);
    }

    /// @param remarks takes advice about the picture
    Appearance appearance(X509Certificate signer, Consumer<String> remarks) throws Stop {
        String holder = name != null ? name : commonName(signer);
        return switch (kind) {
            case COPY -> Appearance.TextLines.copy(form, holder);
            case ATTACHMENT -> Appearance.TextLines.attachment(number);
            case NUMBER -> new Appearance.NumberAndDate(issue(), place(), Optional.empty());
            case ARRIVAL -> arrival(holder);
            case INITIALS -> initials(remarks);
            case LEADER ->
                    image == null
                            ? new Appearance.Invisible()
                            : new Appearance.LeaderPicture(
                                    picture(image, SIGNATURE_MM, remarks),
                                    width(SIGNATURE_MM),
                                    new Place.SignatureBlock(holder, place()));
            case ORGANISATION ->
                    image == null
                            ? new Appearance.Invisible()
                            : new Appearance.OrganisationSeal(
                                    picture(image, SEAL_MM, remarks),
                                    width(SEAL_MM),
                                    new Place.OverLeader(place()));
        };
    }

    private Appearance arrival(String body) throws Stop {
        if (!number.matches("0*[1-9]\\d{0,6}") || day == null) {
            throw new Stop("--kind arrival wants --number 12 and --day 2026-03-16");
        }
        return new Appearance.ArrivalStamp(body, Integer.parseInt(number), day, place());
    }

    private Appearance initials(Consumer<String> remarks) throws Stop {
        if (image == null) throw new Stop("--kind initials wants --image PNG");
        return new Appearance.Initials(
                picture(image, Appearance.Initials.USUAL_MM, remarks),
                width(Appearance.Initials.USUAL_MM),
                switch (part) {
                    case CONTENT -> new Place.EndOfContent(place());
                    case RECIPIENTS -> new Place.EndOfRecipients(place());
                });
    }

    private IssueNumber issue() throws Stop {
        var parts = NUMBER.matcher(number);
        if (!parts.matches() || day == null) {
            throw new Stop("--kind number wants --number 45/UBND-VP and --day 2026-03-16");
        }
        return new IssueNumber(Integer.parseInt(parts.group(1)), parts.group(2), day);
    }

    private double width(double usual) throws Stop {
        double mm = width == null ? usual : width;
        if (!(mm > 0 && mm <= 200)) throw new Stop("--width wants millimetres, up to 200");
        return mm;
    }

    private Optional<Place.At> place() throws Stop {
        if (at.isEmpty()) return Optional.empty();
        if (at.size() != 3) throw new Stop("--at wants PAGE,LEFT,TOP");
        return Optional.of(new Place.At(at.get(0).intValue(), at.get(1), at.get(2)));
    }

    private Picture picture(Path file, double usualWidth, Consumer<String> remarks) throws Stop {
        Picture.Check check =
                Picture.check(Stop.read(file, LARGEST_PICTURE), kind, width(usualWidth));
        check.advice().forEach(advice -> remarks.accept(file + ": " + advice.text()));
        if (check.picture().isEmpty()) throw new Stop(file + " can't be used as a picture");
        return check.picture().get();
    }

    private static String commonName(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName();
        try {
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(rdn -> String.valueOf(rdn.getValue()))
                            .findFirst()
                            .orElse(subject);
        } catch (InvalidNameException e) {
            return subject;
        }
    }
}
