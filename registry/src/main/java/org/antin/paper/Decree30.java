package org.antin.paper;

import org.antin.paper.Columns.Column;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The components of an administrative paper as NĐ 30/2020/NĐ-CP, PL I, places and sizes them. The
/// numbers (ô 1 to 9b) are those of its layout diagram.
public final class Decree30 {
    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final float LEFT = 0.44f;
    private static final float SIGNATURE_MM = 24;

    private Decree30() {}

    /// In capitals, as Vietnamese has them.
    public static String capitals(String text) {
        return text.toUpperCase(VIETNAMESE);
    }

    /// Ô 1: Quốc hiệu in bold capitals, Tiêu ngữ in bold and a point larger, with a line of its own
    /// width.
    ///
    /// @param size of Quốc hiệu, 12 or 13
    public static List<Block> motto(float size) {
        var words = Paragraph.of("Độc lập - Tự do - Hạnh phúc", Style.bold(size + 1), Align.CENTRE);
        return List.of(
                Paragraph.of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Style.bold(size), Align.CENTRE),
                words,
                new Rule(words, 1, 1));
    }

    /// Ô 1 to 4 and 5b: the head of a paper issued by a body.
    ///
    /// @param number the number and notation, such as "15/VP-TTTH"; see [#number]
    /// @param subject ô 5b of a công văn ("V/v …"), null for papers with a name of their kind
    public static List<Block> head(
            Letterhead letterhead, Paragraph number, @Nullable String subject, Paragraph date) {
        var issuer = new ArrayList<Block>();
        if (letterhead.superior() != null)
            issuer.add(
                    Paragraph.of(capitals(letterhead.superior()), Style.regular(12), Align.CENTRE));
        var body = Paragraph.of(capitals(letterhead.body()), Style.bold(12), Align.CENTRE);
        issuer.add(body);
        issuer.add(new Rule(body, 0.4f, 1));
        var below = new ArrayList<Block>();
        below.add(new Marked("number", number));
        if (subject != null)
            below.add(Paragraph.of(subject, Style.regular(12), Align.CENTRE).before(6));
        return List.of(
                new Columns(List.of(new Column(LEFT, issuer), new Column(1 - LEFT, motto(12))), 0),
                new Columns(
                        List.of(
                                new Column(LEFT, below),
                                new Column(1 - LEFT, List.of(new Marked("date", date)))),
                        8));
    }

    /// Ô 3: "Số: 15/VP-TTTH". Without a number the room for it stays, because it is entered after
    /// the authorised person has signed.
    public static Paragraph number(@Nullable String number, String notation) {
        String shown = number == null ? "\u00a0".repeat(10) : number;
        return Paragraph.of("Số:\u00a0" + shown + "/" + notation, Style.regular(13), Align.CENTRE);
    }

    /// Ô 4: "Hà Tĩnh, ngày 05 tháng 9 năm 2020", in italics of 13. Without a date the room for day
    /// and month stays.
    public static Paragraph date(String place, @Nullable String dateInWords, String blank) {
        String day =
                dateInWords == null
                        ? "ngày" + blank + "tháng" + blank + "năm" + blank
                        : dateInWords;
        return Paragraph.of(place + ", " + day, Style.italic(13), Align.CENTRE);
    }

    /// Ô 5a: the kind of paper in bold capitals of 14, what it is about in bold of 14, a line.
    public static List<Block> title(String kind, String about) {
        var blocks = new ArrayList<Block>();
        var last = Paragraph.of(capitals(kind), Style.bold(14), Align.CENTRE).before(18).kept();
        blocks.add(last);
        if (!about.isEmpty()) {
            last = Paragraph.of(about, Style.bold(14), Align.CENTRE).kept();
            blocks.add(last);
        }
        blocks.add(new Rule(last, 0.4f, 2));
        return blocks;
    }

    /// Ô 6: a paragraph of the text, first line 1 cm in, 6 points above.
    public static Paragraph text(List<Run> runs) {
        return new Paragraph(runs, Align.JUSTIFY, Sheets.mm(10), 6, 1.1f, false);
    }

    /// Ô 9a: "Kính gửi: …", in the middle.
    public static Paragraph addressee(List<Run> runs) {
        return new Paragraph(runs, Align.CENTRE, 0, 18, 1, false);
    }

    /// Ô 7a: authority and title, in the middle of their column.
    private static List<Block> above(SignatureSpace space) {
        List<Block> blocks = new ArrayList<>();
        if (!space.heading().isEmpty())
            blocks.add(Paragraph.of(space.heading(), Style.bold(13), Align.CENTRE));
        float gap = 4;
        for (String line : space.lines()) {
            blocks.add(Paragraph.of(line, Style.bold(13), Align.CENTRE).before(gap));
            gap = 0;
        }
        if (!space.note().isEmpty())
            blocks.add(Paragraph.of(space.note(), Style.italic(12), Align.CENTRE));
        return blocks;
    }

    /// Ô 7c and 7b: the room and the name below it.
    private static List<Block> below(SignatureSpace space) {
        var room = new Space("signature." + space.key(), Sheets.mm(SIGNATURE_MM));
        return space.name().isEmpty()
                ? List.of(room)
                : List.of(room, Paragraph.of(space.name(), Style.bold(13), Align.CENTRE));
    }

    /// Signatures beside each other, their rooms and names on one level.
    public static List<Block> signatures(List<SignatureSpace> spaces) {
        return List.of(
                new Kept(beside(spaces.stream().map(Decree30::above).toList(), 12)),
                beside(spaces.stream().map(Decree30::below).toList(), 0));
    }

    /// The end of a letter: ô 9b on the left, ô 7 on the right.
    public static Block end(List<Block> recipients, SignatureSpace space) {
        var all = above(space);
        all.addAll(below(space));
        return beside(List.of(recipients, all), 12);
    }

    /// Ô 9b: the words in bold italics of 12, the list in letters of 11; each line ends with ";",
    /// the last with ".".
    public static List<Block> recipients(List<String> list) {
        var blocks = new ArrayList<Block>();
        blocks.add(Paragraph.of("Nơi nhận:", Style.boldItalic(12), Align.LEFT));
        for (int i = 0; i < list.size(); i++)
            blocks.add(
                    Paragraph.of(
                            "- " + list.get(i) + (i < list.size() - 1 ? ";" : "."),
                            Style.regular(11),
                            Align.LEFT));
        return blocks;
    }

    private static Block beside(List<List<Block>> columns, float before) {
        return new Columns(
                columns.stream().map(c -> new Column(1f / columns.size(), c)).toList(), before);
    }
}
