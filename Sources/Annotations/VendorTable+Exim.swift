/// What servers are known to say when they refuse. A row a sentence, with where it was seen.
enum VendorTable {
  static let exim: [VendorRow] = [
    VendorRow(
      "Exim", [.rcpt], says: ["relay not permitted"], "not a local recipient, and no login: no relaying",
      "The server delivers to its own domains and takes mail for elsewhere only from those it knows. This is what keeps it from being an open relay.",
      next: "RCPT TO:<{address}>", "Exim")
  ]
}
