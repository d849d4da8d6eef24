package import SMTP

/// What a number tells where the words do not: a provider's own codes first, then the enhanced codes that nearly
/// everybody uses in one sense, then the few codes that mean one thing at their place.
enum CodeCauses {
  /// A provider's use of an enhanced code; the class does not matter unless it is given.
  struct ProviderCode: Sendable {
    let vendor: Vendor
    /// Whether nobody else uses the number, so that it tells whoever speaks.
    let isOwn: Bool
    let subject: Int
    let details: ClosedRange<Int>
    let cause: Cause

    init(_ vendor: Vendor, _ subject: Int, _ details: ClosedRange<Int>, _ cause: Cause, isOwn: Bool = false) {
      self.vendor = vendor
      self.subject = subject
      self.details = details
      self.cause = cause
      self.isOwn = isOwn
    }

    init(_ vendor: Vendor, _ subject: Int, _ detail: Int, _ cause: Cause, isOwn: Bool = false) {
      self.init(vendor, subject, detail...detail, cause, isOwn: isOwn)
    }
  }

  /// What a code tells, and whether the words of the reply are to be heard first.
  struct Telling {
    let cause: Cause
    let basis: Diagnosis.Basis
    let isLoose: Bool
    /// Whether nobody but its provider uses the number, so that it tells more than any words do that others say too.
    var isOwn = false
  }

  /// What the enhanced code of a reply tells, if it can be so at this place.
  static func telling(_ heard: ClassifiedReply, banner: String?, host: String) -> Telling? {
    guard let status = heard.agreedEnhanced else { return nil }
    let ofProvider = row(of: status, from: heard, banner: banner, host: host)
    guard let cause = ofProvider?.cause ?? cause(of: status, at: heard.place), cause.canArise(at: heard.place) else {
      return nil
    }
    return Telling(
      cause: cause, basis: ofProvider == nil ? .enhancedCode(status) : .providerCode(status),
      isLoose: ofProvider == nil && loose.contains("\(status.subject).\(status.detail)"),
      isOwn: ofProvider?.isOwn == true && !manifold.contains("\(status.subject).\(status.detail)"))
  }

  /// Numbers of one provider's own under which it says several things: there its words tell more.
  private static let manifold: Set = ["7.57", "7.139", "7.500"]

  private static func row(
    of status: EnhancedStatusCode, from heard: ClassifiedReply, banner: String?, host: String
  ) -> ProviderCode? {
    provider.first { row in
      row.subject == status.subject && row.details.contains(status.detail)
        && (row.isOwn || row.vendor.speaks(in: heard, banner: banner, host: host))
    }
  }

  // MARK: Providers

  /// https://support.google.com/a/answer/3726730;
  /// https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online
  private static let provider: [ProviderCode] = [
    ProviderCode(.google, 4, 5, .rateLimit),
    ProviderCode(.google, 7, 14, .accountBlocked),
    ProviderCode(.google, 7, 23, .ptr),
    ProviderCode(.google, 7, 24, .spf),
    ProviderCode(.google, 7, 27, .spf),
    ProviderCode(.google, 7, 28, .rateLimit),
    ProviderCode(.google, 7, 29, .tlsRequired),
    ProviderCode(.google, 7, 30, .dkim),
    ProviderCode(.google, 7, 31...32, .dmarc),
    ProviderCode(.google, 7, 40, .dmarc),
    ProviderCode(.google, 7, 80, .authFailed, isOwn: true),
    ProviderCode(.google, 7, 90, .appPassword, isOwn: true),
    ProviderCode(.google, 7, 9, .appPassword),
    ProviderCode(.yahoo, 7, 9, .dmarc),
    ProviderCode(.microsoft, 0, 350, .attachment, isOwn: true),
    ProviderCode(.microsoft, 1, 8, .accountBlocked),
    ProviderCode(.zoho, 1, 8, .accountBlocked),
    ProviderCode(.microsoft, 1, 10, .noSuchUser),
    ProviderCode(.microsoft, 1, 90, .rateLimit, isOwn: true),
    ProviderCode(.microsoft, 2, 121...122, .rateLimit, isOwn: true),
    ProviderCode(.microsoft, 2, 252, .senderPolicy, isOwn: true),
    ProviderCode(.microsoft, 4, 1, .noSuchUser),
    ProviderCode(.microsoft, 4, 14, .loop, isOwn: true),
    ProviderCode(.microsoft, 4, 300, .timeout, isOwn: true),
    ProviderCode(.microsoft, 4, 310...312, .dnsRecipient, isOwn: true),
    ProviderCode(.microsoft, 4, 316...317, .serverFault, isOwn: true),
    ProviderCode(.microsoft, 6, 11, .bareLF),
    ProviderCode(.microsoft, 6, 211, .format, isOwn: true),
    ProviderCode(.microsoft, 7, 3, .authFailed),
    ProviderCode(.microsoft, 7, 12, .recipientPolicy),
    ProviderCode(.microsoft, 7, 54, .relayDenied, isOwn: true),
    ProviderCode(.microsoft, 7, 57, .authRequired, isOwn: true),
    ProviderCode(.microsoft, 7, 60, .senderPolicy, isOwn: true),
    ProviderCode(.microsoft, 7, 64, .relayDenied, isOwn: true),
    ProviderCode(.microsoft, 7, 124, .recipientPolicy, isOwn: true),
    ProviderCode(.microsoft, 7, 133...136, .recipientPolicy, isOwn: true),
    ProviderCode(.microsoft, 7, 139, .authMethod, isOwn: true),
    ProviderCode(.microsoft, 7, 193, .recipientPolicy, isOwn: true),
    ProviderCode(.microsoft, 7, 321...325, .tlsFailed, isOwn: true),
    ProviderCode(.microsoft, 7, 500, .serverBusy, isOwn: true),
    ProviderCode(.microsoft, 7, 501...503, .accountBlocked, isOwn: true),
    ProviderCode(.microsoft, 7, 504...505, .noSuchUser, isOwn: true),
    ProviderCode(.microsoft, 7, 506, .helo, isOwn: true),
    ProviderCode(.microsoft, 7, 507, .recipientPolicy, isOwn: true),
    ProviderCode(.microsoft, 7, 508, .rateLimit, isOwn: true),
    ProviderCode(.microsoft, 7, 509, .dmarc, isOwn: true),
    ProviderCode(.microsoft, 7, 510, .recipientPolicy, isOwn: true),
    ProviderCode(.microsoft, 7, 511, .ipBlocklist, isOwn: true),
    ProviderCode(.microsoft, 7, 512, .format, isOwn: true),
    ProviderCode(.microsoft, 7, 513, .recipientPolicy, isOwn: true),
    ProviderCode(.microsoft, 7, 515, .dmarc, isOwn: true),
    ProviderCode(.microsoft, 7, 520, .senderPolicy, isOwn: true),
    ProviderCode(.microsoft, 7, 606...649, .ipBlocklist, isOwn: true),
    ProviderCode(.microsoft, 7, 650...651, .ipReputation, isOwn: true),
    ProviderCode(.microsoft, 7, 652, .tooManyConnections, isOwn: true),
    ProviderCode(.microsoft, 7, 700, .serverBusy, isOwn: true),
    ProviderCode(.microsoft, 7, 703, .senderPolicy, isOwn: true),
    ProviderCode(.microsoft, 7, 705, .accountBlocked, isOwn: true),
    ProviderCode(.microsoft, 7, 708, .ipReputation, isOwn: true),
    ProviderCode(.microsoft, 7, 750, .senderUnverified, isOwn: true),
    ProviderCode(.microsoft, 7, 850, .ipReputation, isOwn: true),
    ProviderCode(.microsoft, 7, 900...999, .recipientPolicy, isOwn: true),
  ]

  // MARK: The registry

  /// The codes that are used in one sense nearly everywhere (RFC 3463, 5248, 7372, 7505). 7.1, 7.0, 0.0, 1.0, 2.0, 3.0
  /// and 5.0 are used for a score of causes each, and tell nothing.
  private static let registered: [String: Cause] = [
    "1.1": .noSuchUser, "1.2": .dnsRecipient, "1.3": .format, "1.6": .mailboxDisabled, "1.7": .format,
    "1.8": .dnsSender,
    "1.10": .nullMX, "2.1": .mailboxDisabled, "2.2": .mailboxFull, "2.3": .tooLarge, "3.1": .storage, "3.4": .tooLarge,
    "4.2": .timeout, "4.6": .loop, "4.7": .timeout, "5.1": .unknownCommand, "5.2": .unknownCommand,
    "5.3": .tooManyRecipients, "5.4": .unknownCommand, "5.6": .lineTooLong, "6.0": .format, "6.7": .eightBit,
    "7.4": .authMethod, "7.8": .authFailed, "7.10": .tlsRequired, "7.11": .tlsRequired, "7.13": .accountBlocked,
    "7.20": .dkim, "7.21": .dkim, "7.22": .dkim, "7.23": .spf, "7.24": .spf, "7.25": .ptr, "7.26": .dmarc,
    "7.27": .nullMX, "7.29": .arc,
  ]

  /// Those that servers use for other causes too, more often than not with words that tell them.
  private static let loose: Set = [
    "1.7", "1.8", "2.1", "2.3", "3.4", "5.2", "5.3", "5.4", "6.0", "7.4", "7.27", "7.29",
  ]

  private static let authentication: [String: Cause] = ["5.4": .authMethod, "7.9": .authMethod, "7.12": .authMethod]

  static func cause(of status: EnhancedStatusCode, at place: ReplyContext) -> Cause? {
    let detail = "\(status.subject).\(status.detail)"
    if place == .auth, let cause = authentication[detail] { return cause }
    return registered[detail]
  }

  // MARK: Three digits

  /// Those that say one thing at their place. All others have many causes.
  static func cause(of code: Int, at place: ReplyContext) -> Cause? {
    switch (code, place) {
    case (535, _): .authFailed
    case (534, .auth), (504, .auth): .authMethod
    case (538, _): .tlsRequired
    case (500, .endOfMessage): .lineTooLong
    case (500, _), (502, _), (503, _), (555, _): .unknownCommand
    case (556, _): .nullMX
    default: nil
    }
  }
}

extension EnhancedStatusCode {
  /// What nearly everybody means by it; nil where it has many causes.
  package func usualCause(at place: ReplyContext) -> Cause? { CodeCauses.cause(of: self, at: place) }
}
