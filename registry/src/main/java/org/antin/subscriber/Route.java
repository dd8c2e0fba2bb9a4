package org.antin.subscriber;

import org.antin.organisation.ManagingAuthority;
import org.antin.organisation.RoutingGround;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// A managing authority as rows keep it: who, and on which ground; or nobody.
public record Route(@Nullable UUID managerId, @Nullable RoutingGround ground) {
    public static final Route NONE = new Route(null, null);

    public static Route of(ManagingAuthority authority) {
        return switch (authority) {
            case ManagingAuthority.Managed managed ->
                    new Route(managed.by().id(), managed.ground());
            case ManagingAuthority.Refused _ -> NONE;
        };
    }

    public String groundName() {
        return ground == null ? "" : ground.name();
    }
}
