/// Why a server refused: a closed vocabulary. The raw value is what programs read (`cause` in docs/json.md).
package enum Cause: String, Sendable, CaseIterable {
  // You, the sending host.
  case ipBlocklist = "ip-blocklist"
  case ipReputation = "ip-reputation"
  case domainReputation = "domain-reputation"
  case domainBlocklist = "domain-blocklist"
  case ptr
  case helo
  case tooManyConnections = "too-many-connections"
  case rateLimit = "rate-limit"
  case tooManyErrors = "too-many-errors"
  case pipelining
  case bareLF = "bare-lf"
  case lineTooLong = "line-too-long"
  case timeout
  case wrongPort = "wrong-port"
  case lmtp
  case unknownCommand = "unknown-command"
  // Login and encryption.
  case authRequired = "auth-required"
  case authFailed = "auth-failed"
  case authMethod = "auth-method"
  case appPassword = "app-password"
  case accountBlocked = "account-blocked"
  case tlsRequired = "tls-required"
  case tlsFailed = "tls-failed"
  // The sender's address, and what proves it.
  case spf
  case dkim
  case dmarc
  case arc
  case dnsSender = "dns-sender"
  case nullMX = "null-mx"
  case senderPolicy = "sender-policy"
  case senderUnverified = "sender-unverified"
  // The recipient.
  case noSuchUser = "no-such-user"
  case mailboxDisabled = "mailbox-disabled"
  case mailboxFull = "mailbox-full"
  case recipientPolicy = "recipient-policy"
  case relayDenied = "relay-denied"
  case tooManyRecipients = "too-many-recipients"
  case dnsRecipient = "dns-recipient"
  case greylist
  case loop
  // The message.
  case contentSpam = "content-spam"
  case contentVirus = "content-virus"
  case attachment
  case urlBlocklist = "url-blocklist"
  case tooLarge = "too-large"
  case format = "format-rfc5322"
  case eightBit = "8bit-utf8"
  // The other side's trouble.
  case serverFault = "server-fault"
  case serverBusy = "server-busy"
  case storage
  case licence
  /// Nothing fits: only the words and the number are certain.
  case other
}

/// Who has to act so that the same message gets through. The raw value is what programs read.
package enum Who: String, Sendable, CaseIterable {
  case senderAdmin = "sender-admin"
  case senderUser = "sender-user"
  case recipientAdmin = "recipient-admin"
  case recipientUser = "recipient-user"
  /// Nobody: the mail system tries again by itself, and that is enough.
  case wait
  /// Nobody can.
  case nobody
}
