package dev.baton.console;

import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** What a phone needs to install the console: a script that may speak for the whole of it, and a page for no connection. */
@Controller
@Access(Access.ANYBODY)
@WithinScope
class InstallationScreen {

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

    /** At the root, because a worker answers only for what lies below it. */
    @GetMapping("/service-worker.js")
    @ResponseBody
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("static/app/service-worker.js"));
    }

    @GetMapping("/offline")
    ModelAndView offline() {
        return new ModelAndView("console/error/offline");
    }
}
