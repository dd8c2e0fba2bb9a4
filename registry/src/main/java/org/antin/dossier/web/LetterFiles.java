package org.antin.dossier.web;

import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.dossier.Dossier;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Request;
import org.antin.dossier.RequestLetter;
import org.antin.dossier.RequestLetters;
import org.antin.shell.Cell;
import org.antin.shell.Column;
import org.antin.shell.Reply;
import org.antin.shell.Row;
import org.antin.shell.Table;
import org.antin.subscriber.People;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The list of a letter for machines and for Excel (Điều 9.3).
@Controller
@Allowed({Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD, Role.PROVIDER})
class LetterFiles {
    private static final List<String> KEYS =
            List.of(
                    "code",
                    "name",
                    "organisation",
                    "title",
                    "email",
                    "phone",
                    "taxCode",
                    "formerSerial",
                    "serial",
                    "cause");

    private final RequestLetters letters;
    private final Dossiers dossiers;
    private final People people;
    private final RequestFacts facts;
    private final org.antin.certificate.Certificates certificates;

    LetterFiles(
            RequestLetters letters,
            Dossiers dossiers,
            People people,
            RequestFacts facts,
            org.antin.certificate.Certificates certificates) {
        this.letters = letters;
        this.dossiers = dossiers;
        this.people = people;
        this.facts = facts;
        this.certificates = certificates;
    }

    @GetMapping("/letters/{id}/list.xlsx")
    ResponseEntity<byte[]> excel(@PathVariable UUID id, Reply reply) {
        if (letters.find(id).isEmpty()) return ResponseEntity.notFound().build();
        var columns =
                KEYS.stream().map(key -> Column.of(key, "dossier.letter.column." + key)).toList();
        var rows =
                dossiers.inLetter(id).stream()
                        .map(this::line)
                        .map(
                                line ->
                                        Row.of(
                                                KEYS.stream()
                                                        .map(key -> line.getOrDefault(key, ""))
                                                        .map(Cell::text)
                                                        .toArray(Cell[]::new)))
                        .toList();
        return reply.excel(
                "danh-sach.xlsx",
                Table.of("list", "dossier.letter.list", reply.address(), columns, rows));
    }

    @GetMapping("/letters/{id}/list.json")
    ResponseEntity<Map<String, Object>> json(@PathVariable UUID id) {
        return letters.find(id)
                .map(
                        letter ->
                                ResponseEntity.ok()
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .header(
                                                HttpHeaders.CONTENT_DISPOSITION,
                                                ContentDisposition.attachment()
                                                        .filename("danh-sach.json")
                                                        .build()
                                                        .toString())
                                        .body(described(letter)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private Map<String, Object> described(RequestLetter letter) {
        var body = new LinkedHashMap<String, Object>();
        body.put("letter", letter.id().toString());
        body.put("form", letter.form());
        body.put("authority", facts.name(letter.authority()));
        var sending = letter.sending();
        body.put("number", sending == null ? "" : sending.number());
        body.put("requests", dossiers.inLetter(letter.id()).stream().map(this::line).toList());
        return body;
    }

    private Map<String, String> line(Dossier dossier) {
        var line = new LinkedHashMap<String, String>();
        line.put("code", dossier.code());
        line.put("name", dossiers.row(dossier.id()).map(Dossiers.Row::subjectName).orElse(""));
        line.put("organisation", facts.name(dossier.organisation()));
        switch (dossier.request()) {
            case Request.ForIndividual asks -> {
                people.find(asks.person()).ifPresent(p -> line.put("title", p.title()));
                line.put("email", asks.email());
                line.put("phone", asks.phone());
                line.put("formerSerial", asks.formerSerial());
            }
            case Request.ForOrganisation asks -> {
                line.put("email", asks.email());
                line.put("taxCode", asks.taxCode());
                line.put("formerSerial", asks.formerSerial());
            }
            case Request.ForSystem asks -> {
                line.put("email", asks.email());
                line.put("formerSerial", asks.formerSerial());
            }
            case Request.ForRevocation asks -> {
                certificates
                        .find(asks.certificate())
                        .ifPresent(c -> line.put("serial", c.x509().serial()));
                line.put("cause", asks.cause().name());
            }
        }
        return line;
    }
}
