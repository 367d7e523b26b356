package dev.baton.returns;

/** Who asked for a return: our own people and programs may ask for what the policy does not allow, and decide it then. */
public enum ReturnOrigin {
    DESK,
    SELF_SERVICE
}
