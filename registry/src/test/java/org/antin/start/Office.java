package org.antin.start;

import static org.antin.dossier.MoveKind.*;
import static org.antin.dossier.StageKind.*;

import org.antin.dossier.MoveKind;
import org.antin.dossier.StageKind;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The people of the demo at their desks, who take dossiers of their commune through the whole
/// procedure.
final class Office {
    private static final String PASSWORD = "demo";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Visitor filer;
    private final Visitor officer;
    private final Visitor head;
    private final Visitor provider;
    private final Visitor inspector;
    private final String receiver;

    /// @param receiver the filer's own id as a person
    private Office(String server, String receiver) throws Exception {
        filer = Visitor.at(server, "nguoiduocgiao", PASSWORD);
        officer = Visitor.at(server, "tiepnhan", PASSWORD);
        head = Visitor.at(server, "lanhdao", PASSWORD);
        provider = Visitor.at(server, "coyeu", PASSWORD);
        inspector = Visitor.at(server, "kiemtra", PASSWORD);
        this.receiver = receiver;
    }

    static Office at(String server, Books books) throws Exception {
        var person = books.one("select person from account where username = 'nguoiduocgiao'");
        return new Office(server, person.toString());
    }

    Visitor inspector() {
        return inspector;
    }

    /// Opens and fills this many dossiers.
    List<UUID> open(int count, Books books) throws Exception {
        var body =
                books.one(
                        "select g.organisation from role_grant g join account a on a.id = g.account"
                                + " where a.username = 'nguoiduocgiao' and g.role ="
                                + " 'ASSIGNED_PERSON'");
        var work = new ArrayList<Callable<UUID>>();
        for (int i = 0; i < count; i++) {
            int number = i;
            work.add(() -> opened(body, number));
        }
        return together(work);
    }

    private UUID opened(UUID body, int number) throws Exception {
        var edit = filer.post("/dossiers", Map.of("what", "organisation:" + body));
        var id = Visitor.location(edit);
        var found = ID.matcher(id);
        if (!found.find()) throw new AssertionError(edit.statusCode() + edit.body());
        var filled =
                filer.post(
                        "/dossiers/" + found.group() + "/fill",
                        Map.of(
                                "email", "vanthu" + number + "@hatinh.gov.vn",
                                "address", "Tỉnh Hà Tĩnh",
                                "decision", "Nghị quyết thành lập",
                                "decisionOn", "03/02/2020",
                                "version", "1"));
        if (filled.statusCode() != 303) throw new AssertionError(filled.body());
        return UUID.fromString(found.group());
    }

    /// Takes these to the provider's desk: every move on its page, then one letter.
    void forward(List<UUID> ids, Books books, RandomGenerator chance) throws Exception {
        while (true) {
            var shots = new ArrayList<Callable<Shot.Answer>>();
            for (var dossier : books.dossiers(ids)) {
                if (dossier.stage() == CONFIRMED) continue;
                var shot = forwards(dossier);
                shots.add(shot::fire);
            }
            if (shots.isEmpty()) break;
            for (var answer : together(shots))
                if (!(answer instanceof Shot.Acknowledged)) throw new AssertionError(answer);
        }
        var chosen = books.dossiers(ids);
        for (int i = 0; i < chosen.size(); i += 50)
            send(chosen.subList(i, Math.min(chosen.size(), i + 50)), books, chance);
    }

    private Shot forwards(Books.Standing dossier) {
        return switch (dossier.stage()) {
            case DRAFT -> shot(dossier, SUBMIT, SUBMITTED, filer);
            case SUBMITTED -> shot(dossier, TAKE_UP, UNDER_REVIEW, officer);
            case UNDER_REVIEW ->
                    shot(dossier, MoveKind.PUT_UP, StageKind.PUT_UP, officer, "opinion", "đủ");
            case PUT_UP -> shot(dossier, CONFIRM, CONFIRMED, head);
            default -> throw new AssertionError(dossier);
        };
    }

    private void send(List<Books.Standing> together, Books books, RandomGenerator chance)
            throws Exception {
        var authority =
                books.one(
                        "select managing_authority from dossier where id = '%s'"
                                .formatted(together.getFirst().id()));
        var signer = books.one("select person from account where username = 'lanhdao'");
        var letter =
                officer.postAll(
                        "/letters",
                        Map.of("authority", authority.toString()),
                        "chosen",
                        together.stream().map(d -> d.id() + ":" + d.version()).toList());
        var page = Visitor.location(letter);
        var versions = VERSION.matcher(officer.page(page)).results().toList();
        if (versions.isEmpty()) throw new AssertionError("no version in " + page);
        var sent =
                officer.post(
                        page + "/send",
                        Map.of(
                                "number", Integer.toString(chance.nextInt(1000, 999_999)),
                                "signer", signer.toString(),
                                "channel", "portal",
                                "version", versions.getLast().group(1),
                                "sure", "yes"));
        if (sent.statusCode() != 303) throw new AssertionError(sent.body());
    }

    /// What is done next with a dossier that stands there; empty where the way ends.
    Optional<Shot> next(Books.Standing dossier, RandomGenerator chance) {
        boolean either = chance.nextBoolean();
        boolean seldom = chance.nextInt(4) == 0;
        return Optional.ofNullable(
                switch (dossier.stage()) {
                    case DRAFT, SENT_BACK -> shot(dossier, SUBMIT, SUBMITTED, filer);
                    case SUBMITTED -> shot(dossier, TAKE_UP, UNDER_REVIEW, officer);
                    case UNDER_REVIEW ->
                            seldom
                                    ? shot(
                                            dossier,
                                            ASK_COMPLETION,
                                            SENT_BACK,
                                            officer,
                                            "reason",
                                            "thiếu giấy tờ")
                                    : forwards(dossier);
                    case PUT_UP -> forwards(dossier);
                    case CONFIRMED ->
                            shot(
                                    dossier,
                                    CANCEL_CONFIRMATION,
                                    UNDER_REVIEW,
                                    head,
                                    "reason",
                                    "xem lại");
                    case FORWARDED ->
                            new Shot(
                                    dossier.id(),
                                    dossier.version(),
                                    RECORD_ISSUE,
                                    ISSUED,
                                    provider,
                                    "/provider/dossiers/" + dossier.id() + "/record-issue",
                                    Map.of("version", Integer.toString(dossier.version())));
                    case ISSUED ->
                            shot(
                                    dossier,
                                    TAKE_DELIVERY,
                                    DELIVERED,
                                    officer,
                                    "number",
                                    minutes(chance),
                                    "on",
                                    today(),
                                    "channel",
                                    "post",
                                    "condition",
                                    "nguyên vẹn");
                    case DELIVERED ->
                            shot(
                                    dossier,
                                    OFFER_HANDOVER,
                                    HANDOVER_OFFERED,
                                    officer,
                                    "receiver",
                                    receiver,
                                    "number",
                                    minutes(chance),
                                    "on",
                                    today(),
                                    "place",
                                    "Trụ sở",
                                    "condition",
                                    "nguyên vẹn",
                                    "letter",
                                    "Giấy giao số 03");
                    case HANDOVER_OFFERED ->
                            either
                                    ? shot(dossier, CONFIRM_HANDOVER, HANDED_OVER, filer)
                                    : shot(
                                            dossier,
                                            DECLINE_HANDOVER,
                                            DELIVERED,
                                            filer,
                                            "reason",
                                            "chưa đủ phụ kiện");
                    default -> null;
                });
    }

    private static String minutes(RandomGenerator chance) {
        return chance.nextInt(1, 1_000_000) + "/BB-UBND";
    }

    private static String today() {
        return LocalDate.now(HERE).format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));
    }

    private static Shot shot(
            Books.Standing dossier, MoveKind move, StageKind to, Visitor by, String... words) {
        var fields = new HashMap<String, String>();
        fields.put("version", Integer.toString(dossier.version()));
        for (int i = 0; i < words.length; i += 2) fields.put(words[i], words[i + 1]);
        return new Shot(
                dossier.id(),
                dossier.version(),
                move,
                to,
                by,
                "/dossiers/" + dossier.id() + "/" + move.code(),
                fields);
    }

    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            var all = new ArrayList<T>();
            for (var done : pool.invokeAll(work)) all.add(done.get());
            return all;
        }
    }
}
