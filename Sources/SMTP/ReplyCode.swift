import Octets

/// The three digits a reply begins with: what a program obeys (RFC 5321, section 4.2). Any three digits survive.
package struct ReplyCode: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 0 ... 999.
  package let rawValue: Int

  package init?(rawValue: Int) {
    guard (0...999).contains(rawValue) else { return nil }
    self.rawValue = rawValue
  }

  private init(_ known: Int) { rawValue = known }

  /// Three octets, as they are on the wire.
  var digits: [UInt8] { [100, 10, 1].map { UInt8(ascii: "0") + UInt8(rawValue / $0 % 10) } }

  /// Exactly three ASCII digits.
  @inlinable package init?(digits: some Collection<UInt8>) {
    guard digits.count == 3, digits.allSatisfy(\.isASCIIDigit) else { return nil }
    rawValue = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  package static let serviceReady = ReplyCode(220)
  package static let closing = ReplyCode(221)
  package static let authenticated = ReplyCode(235)
  package static let ok = ReplyCode(250)
  package static let authChallenge = ReplyCode(334)
  package static let startMailInput = ReplyCode(354)
  package static let serviceNotAvailable = ReplyCode(421)
  package static let badSequence = ReplyCode(503)
  package static let authenticationRequired = ReplyCode(530)
  package static let encryptionRequired = ReplyCode(538)

  /// What the first digit says: all that a program needs to go on (RFC 5321, section 4.2.1).
  package enum Kind: Equatable, Sendable {
    /// 2yz: done.
    case completion
    /// 3yz: go on, the server waits for more.
    case intermediate
    /// 4yz: not now; the same may work later.
    case transientFailure
    /// 5yz: no; the same will fail again.
    case permanentFailure
    /// No first digit that SMTP knows.
    case undefined
  }

  package var kind: Kind {
    switch rawValue / 100 {
    case 2: .completion
    case 3: .intermediate
    case 4: .transientFailure
    case 5: .permanentFailure
    default: .undefined
    }
  }

  package var isFailure: Bool { kind == .transientFailure || kind == .permanentFailure }

  package var description: String { rawValue.digits(3) }

  package static func < (left: ReplyCode, right: ReplyCode) -> Bool { left.rawValue < right.rawValue }
}
