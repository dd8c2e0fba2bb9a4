package org.antin.provider.web;

import jakarta.servlet.http.HttpServletRequest;

import org.antin.access.Allowed;
import org.antin.practiceca.PracticeCaHttp;
import org.antin.provider.PracticeProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

import java.io.IOException;

/// OCSP (RFC 6960), CRL (RFC 5280), time stamps (RFC 3161) and the certificates of the practice CA.
@Controller
class PracticeCaEndpoint {
    private final ObjectProvider<PracticeProvider> provider;

    PracticeCaEndpoint(ObjectProvider<PracticeProvider> provider) {
        this.provider = provider;
    }

    @RequestMapping("/practice-ca/**")
    @Allowed(open = true)
    ResponseEntity<byte[]> answer(HttpServletRequest request) throws IOException {
        var practice = provider.getIfAvailable();
        if (practice == null) return ResponseEntity.notFound().build();
        byte[] body = request.getInputStream().readNBytes(PracticeCaHttp.LARGEST_BODY + 1);
        if (body.length > PracticeCaHttp.LARGEST_BODY) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        var answer = practice.http().answer(request.getMethod(), request.getRequestURI(), body);
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.parseMediaType(answer.contentType()))
                .body(answer.body());
    }
}
