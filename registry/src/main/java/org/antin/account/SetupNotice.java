package org.antin.account;

import org.antin.start.StartNotice;
import org.springframework.stereotype.Component;

import java.util.Optional;

/// Tells whoever started the server on an empty database where to become its administrator. The
/// link goes to the standard output of the start program and nowhere else, no log.
@Component
class SetupNotice implements StartNotice {
    private final SetupDesk desk;

    SetupNotice(SetupDesk desk) {
        this.desk = desk;
    }

    @Override
    public Optional<String> line(String publicUrl) {
        return desk.link()
                .map(
                        token ->
                                "Set up the first administrator (once, within "
                                        + SetupDesk.LINK.toMinutes()
                                        + " minutes): "
                                        + publicUrl
                                        + "/setup/"
                                        + token.text());
    }
}
