package org.antin.adoption;

import org.antin.certificate.IntakeCertificate;
import org.antin.device.IntakeDevice;
import org.antin.subscriber.IntakePerson;
import org.antin.subscriber.IntakeSubscriber;

import java.util.ArrayList;
import java.util.List;

/// A list that was found good, as rows to write.
final class AdoptionPlan {
    final List<IntakePerson> people = new ArrayList<>();
    final List<IntakeSubscriber> subscribers = new ArrayList<>();
    final List<IntakeDevice> devices = new ArrayList<>();
    final List<IntakeCertificate> certificates = new ArrayList<>();

    Adopted summary() {
        return new Adopted(people.size(), subscribers.size(), certificates.size(), devices.size());
    }
}
