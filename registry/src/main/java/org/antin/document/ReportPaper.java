package org.antin.document;

import org.antin.kernel.Days;
import org.antin.paper.Align;
import org.antin.paper.Block;
import org.antin.paper.Decree30;
import org.antin.paper.Letterhead;
import org.antin.paper.OfficialDate;
import org.antin.paper.Paragraph;
import org.antin.paper.Printed;
import org.antin.paper.Run;
import org.antin.paper.Sheets;
import org.antin.paper.Sheets.Section;
import org.antin.paper.SideBySide;
import org.antin.paper.SignatureSpace;
import org.antin.paper.Style;
import org.antin.paper.Table;
import org.antin.paper.Table.Cell;
import org.antin.shell.Words;
import org.antin.signing.check.Point;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.TimestampReport;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.pages.PagePair;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

/// The report of a check as a paper an office can file: one line that concludes, then point by
/// point, in Vietnamese whoever asks (TT 41/2017 Điều 6 to 8). It holds nothing of the document but
/// the pictures of pages a later change raises a question about.
@Component
public class ReportPaper {
    private static final Style BODY = Style.regular(13);
    private static final Style STRONG = Style.bold(13);
    private static final float LIST_SIZE = 12;

    private final Words words;

    ReportPaper(MessageSource messages) {
        this.words = new Words(messages, Locale.of("vi"));
    }

    /// The report as PDF.
    ///
    /// @param pairs the pictures of its pages
    public Printed print(CheckDesk.Kept kept, List<PagePair> pairs) {
        var report = kept.report();
        var blocks = new ArrayList<Block>();
        head(blocks, kept);
        conclusion(blocks, report);
        messages(blocks, report);
        file(blocks, kept);
        for (var signature : report.signatures()) signature(blocks, signature);
        if (!report.timestamps().isEmpty()) timestamps(blocks, report.timestamps());
        if (kept.pages().asked()) pages(blocks, kept.pages(), pairs);
        blocks.add(sentence("document.paper.made", kept.at(), kept.until()).kept());
        blocks.add(
                Decree30.end(
                        List.of(Paragraph.of("", BODY, Align.LEFT)),
                        new SignatureSpace(
                                "checker",
                                Decree30.capitals(say("document.paper.checker")),
                                List.of(),
                                say("document.paper.checker.note"),
                                "")));
        return Sheets.print(
                say("document.report.title") + ": " + words.say(Pairing.called(report)),
                List.of(new Section(false, blocks)));
    }

    private void head(List<Block> blocks, CheckDesk.Kept kept) {
        var day = kept.at().atZone(Days.ZONE);
        var hour = String.format(Locale.ROOT, "%02d:%02d", day.getHour(), day.getMinute());
        blocks.addAll(
                Decree30.head(
                        new Letterhead(null, say("document.paper.issuer")),
                        Paragraph.of(
                                say("document.paper.code", kept.code()),
                                Style.regular(13),
                                Align.CENTRE),
                        null,
                        Paragraph.of(
                                say(
                                        "document.paper.date",
                                        hour,
                                        OfficialDate.inWords(day.toLocalDate())),
                                Style.italic(13),
                                Align.CENTRE)));
        blocks.addAll(
                Decree30.title(
                        say("document.report.title"), words.say(Pairing.called(kept.report()))));
    }

    private void conclusion(List<Block> blocks, VerificationReport report) {
        blocks.add(
                Decree30.text(
                                List.of(
                                        new Run.Words(say("document.paper.conclusion"), BODY),
                                        new Run.Words(" " + report.conclusion(), STRONG)))
                        .before(12));
    }

    private void file(List<Block> blocks, CheckDesk.Kept kept) {
        var report = kept.report();
        var format = report.format();
        blocks.add(heading(say("document.report.file")));
        var none = say("document.paper.none");
        var content = report.content();
        if (content != null) {
            line(blocks, "document.report.content", content.file());
            line(blocks, "document.report.sha256", content.sha256());
        }
        line(
                blocks,
                content == null ? "document.paper.name" : "document.report.signature-file",
                report.file());
        line(blocks, "document.report.format", format == null ? none : format.published());
        var hash = report.sha256();
        line(blocks, "document.report.sha256", hash == null ? none : hash);
        line(blocks, "document.paper.signatures", words.number(report.signatures().size()));
    }

    private void signature(List<Block> blocks, SignatureReport one) {
        var who = one.who();
        var name = who == null || who.name() == null ? "—" : who.name();
        blocks.add(
                heading(
                        say("document.report.signature", one.index(), name)
                                + " – "
                                + say("document.verdict." + one.verdict())));
        var rows = one.points().stream().map(this::row).toList();
        var titles =
                List.of(
                        say("document.paper.point"),
                        say("document.paper.found"),
                        say("document.paper.state"));
        blocks.add(new Table(List.of(48f, 92f, 25f), titles, rows, LIST_SIZE, 6));
    }

    private List<Cell> row(Point point) {
        var state = point.state() == Point.State.NOTE ? "" : say("document.point." + point.state());
        return List.of(
                new Cell(point.label() + " (" + point.article() + ")", Align.LEFT),
                new Cell(point.value(), Align.LEFT),
                new Cell(state, Align.CENTRE));
    }

    private void timestamps(List<Block> blocks, List<TimestampReport> stamps) {
        blocks.add(heading(say("document.report.timestamps")));
        var titles =
                List.of(
                        say("document.paper.timestamp"),
                        say("document.paper.time"),
                        say("document.paper.tsa"),
                        say("document.paper.state"));
        var rows =
                stamps.stream()
                        .map(
                                stamp ->
                                        List.of(
                                                left(say("document.timestamp." + stamp.type())),
                                                left(moment(stamp.time())),
                                                left(stamp.tsa() == null ? "—" : stamp.tsa()),
                                                new Cell(
                                                        say("document.verdict." + stamp.verdict()),
                                                        Align.CENTRE)))
                        .toList();
        blocks.add(new Table(List.of(38f, 32f, 65f, 30f), titles, rows, LIST_SIZE, 6));
    }

    /// Điều 7.2: what was signed beside what is shown now.
    private void pages(List<Block> blocks, KeptPages kept, List<PagePair> pairs) {
        blocks.add(heading(say("document.pages.title")));
        var words = new PageWords(this.words);
        for (var sentence : words.about(kept))
            blocks.add(Decree30.text(List.of(new Run.Words(sentence, BODY))).kept());
        for (int i = 0; i < Math.min(pairs.size(), kept.pairs().size()); i++) {
            var pair = kept.pairs().get(i);
            var one = pairs.get(i);
            if (pair.alike())
                blocks.add(
                        Paragraph.of(words.alike(pair), Style.italic(LIST_SIZE), Align.LEFT)
                                .before(6)
                                .kept());
            blocks.add(
                    new SideBySide(
                            captioned(words.caption(pair, PagePair.Side.SIGNED), one.signed()),
                            captioned(words.caption(pair, PagePair.Side.NOW), one.now()),
                            LIST_SIZE,
                            8));
        }
    }

    private static SideBySide.Captioned captioned(String words, byte @Nullable [] picture) {
        if (picture == null) return new SideBySide.Captioned(words, null, 0, 0);
        try {
            var size = ImageIO.read(new ByteArrayInputStream(picture));
            return new SideBySide.Captioned(words, picture, size.getWidth(), size.getHeight());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String moment(@Nullable Instant at) {
        return at == null ? "—" : words.moment(at);
    }

    private static Cell left(String text) {
        return new Cell(text, Align.LEFT);
    }

    private void messages(List<Block> blocks, VerificationReport report) {
        if (report.messages().isEmpty()) return;
        blocks.add(heading(say("document.report.messages")));
        for (var message : report.messages())
            blocks.add(
                    Decree30.text(
                            List.of(
                                    new Run.Words("- " + message.text(), BODY),
                                    new Run.Words(" (" + message.article() + ")", BODY))));
    }

    private void line(List<Block> blocks, String label, String value) {
        blocks.add(
                new Paragraph(
                        List.of(new Run.Words(say(label) + ": ", BODY), new Run.Words(value, BODY)),
                        Align.LEFT,
                        Sheets.mm(10),
                        4,
                        1.05f,
                        false));
    }

    private static Paragraph heading(String text) {
        return Paragraph.of(text, STRONG, Align.LEFT).indented(Sheets.mm(10)).before(10).kept();
    }

    private Paragraph sentence(String key, Object... arguments) {
        return Decree30.text(List.of(new Run.Words(say(key, arguments), Style.italic(13))))
                .before(12);
    }

    private String say(String key, Object... arguments) {
        return words.message(key, arguments);
    }
}
