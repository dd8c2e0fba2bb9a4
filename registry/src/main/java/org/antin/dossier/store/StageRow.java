package org.antin.dossier.store;

import org.antin.dossier.Request;
import org.antin.dossier.Stage;
import org.antin.dossier.StageKind;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/// Stages and requests as rows: a published name beside the facts as JSON, so that renaming a class
/// never orphans a row.
final class StageRow {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<StageKind, Class<? extends Stage>> STAGES =
            Map.ofEntries(
                    Map.entry(StageKind.DRAFT, Stage.Draft.class),
                    Map.entry(StageKind.SUBMITTED, Stage.Submitted.class),
                    Map.entry(StageKind.UNDER_REVIEW, Stage.UnderReview.class),
                    Map.entry(StageKind.PUT_UP, Stage.PutUp.class),
                    Map.entry(StageKind.SENT_BACK, Stage.SentBack.class),
                    Map.entry(StageKind.NOT_CONFIRMED, Stage.NotConfirmed.class),
                    Map.entry(StageKind.CONFIRMED, Stage.Confirmed.class),
                    Map.entry(StageKind.IN_LETTER, Stage.InLetter.class),
                    Map.entry(StageKind.FORWARDED, Stage.Forwarded.class),
                    Map.entry(StageKind.ISSUED, Stage.Issued.class),
                    Map.entry(StageKind.DELIVERED, Stage.Delivered.class),
                    Map.entry(StageKind.HANDOVER_OFFERED, Stage.HandoverOffered.class),
                    Map.entry(StageKind.HANDED_OVER, Stage.HandedOver.class),
                    Map.entry(StageKind.REVOKED, Stage.Revoked.class),
                    Map.entry(StageKind.DECLINED, Stage.Declined.class),
                    Map.entry(StageKind.WITHDRAWN, Stage.Withdrawn.class));

    private static final Map<String, Class<? extends Request>> REQUESTS =
            Map.of(
                    "individual", Request.ForIndividual.class,
                    "organisation", Request.ForOrganisation.class,
                    "system", Request.ForSystem.class,
                    "revocation", Request.ForRevocation.class);

    private StageRow() {}

    static String facts(Stage stage) {
        return JSON.writeValueAsString(stage);
    }

    static Stage stage(String kind, String facts) {
        var type = STAGES.get(StageKind.valueOf(kind));
        if (type == null) throw new IllegalStateException("no stage is called " + kind);
        return JSON.readValue(facts, type);
    }

    static String request(Request request) {
        String name =
                switch (request) {
                    case Request.ForIndividual _ -> "individual";
                    case Request.ForOrganisation _ -> "organisation";
                    case Request.ForSystem _ -> "system";
                    case Request.ForRevocation _ -> "revocation";
                };
        ObjectNode node = JSON.valueToTree(request);
        node.put("asks", name);
        return JSON.writeValueAsString(node);
    }

    static Request request(String json) {
        JsonNode node = JSON.readTree(json);
        var type = REQUESTS.get(node.get("asks").asString());
        if (type == null) throw new IllegalStateException("no request asks " + node.get("asks"));
        return JSON.treeToValue(((ObjectNode) node).without("asks"), type);
    }
}
