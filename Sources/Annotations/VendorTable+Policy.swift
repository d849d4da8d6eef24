import Causes

extension VendorTable {
  /// What policy servers say through Postfix (check_policy_service) when they defer.
  static let policy: [VendorRow] = [450, 451].flatMap { code in
    [
      VendorRow(
        .greylist, [], says: ["recipient address rejected", "policy rejection", "greylist"], code: code,
        cause: .greylist,
        "greylisting: come back in a few minutes",
        "A first visit is deferred on purpose, and the text says so. A mail server tries again by itself.",
        next: "Send the same again in 5 to 15 minutes", "RFC 6647, section 2", isWhole: true),
      VendorRow(
        .postfix, [], says: ["recipient address rejected", "policy rejection"], code: code, cause: .greylist,
        "deferred by a local policy, perhaps greylisting",
        "A policy server said no for now, and not why. Most often that is greylisting; a limit is possible too. A mail "
          + "server tries again by itself.",
        next: "Send the same again in 5 to 15 minutes", "Postfix, SMTPD_POLICY_README", isWhole: true),
    ]
  }
}
