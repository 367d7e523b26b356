package dev.baton.fulfilment;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about packaging. */
@Service
@Transactional(readOnly = true)
public class PackagingQueries {

    private final Packagings packagings;

    PackagingQueries(Packagings packagings) {
        this.packagings = packagings;
    }

    public Packaging get(PackagingCode code) {
        return packagings.get(code);
    }

    /** All of them, by code; a tenant has a few dozen. */
    public List<Packaging> list() {
        return packagings.list();
    }
}
