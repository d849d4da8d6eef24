import CLibrary
import CUnbound
import Dispatch
package import Names
package import Octets

/// A name service that validates what it is told (DNSSEC, RFC 4035), by libunbound.
///
/// A question has a deadline of its own: the library goes on asking a resolver that is silent for a quarter of a minute.
/// Nothing that the library has to say is printed.
package final class UnboundResolver: NameService {
  /// Why there is none.
  package enum Unavailable: Error, Equatable, Sendable {
    /// The library is not on this system.
    case notInstalled(ForeignText)
    /// The file of `trustAnchor` cannot be read.
    case anchorMissing(errno: Int32)
    /// It is no file of keys.
    case anchorUnusable
    case failed(ForeignText)
  }

  /// Seconds that a question may take.
  package static let patience = 3.0

  private let context: Context
  private let seconds: Double

  /// - Parameter seconds: how long each question may take.
  package init(_ options: ResolverOptions, seconds: Double = patience) throws(Unavailable) {
    self.seconds = seconds
    context = try Context(options)
  }

  deinit { context.close() }

  package func answer(_ question: DNSQuestion) async -> DNSAnswer {
    let start = ContinuousClock.now
    let found = await withCheckedContinuation { continuation in
      context.ask(question, within: seconds) { continuation.resume(returning: $0) }
    }
    return DNSAnswer(
      question, found.result, trust: found.trust, canonicalName: found.canonicalName, timeToLive: found.timeToLive,
      milliseconds: (ContinuousClock.now - start).milliseconds)
  }
}

/// What came of a question, in values that may leave the queue of the library.
struct Found: Sendable {
  var result: DNSAnswer.Result
  var trust = DNSAnswer.Trust.unchecked
  var canonicalName: DomainName?
  var timeToLive = 0
}

extension Found {
  /// - Parameter limit: the most records that are looked at.
  init(_ result: ub_result, _ type: RecordType, limit: Int = 10_000) {
    var records: [RecordData] = []
    while records.count < limit, let data = result.data?[records.count] {
      let octets = UnsafeRawBufferPointer(start: data, count: Int(max(0, result.len[records.count])))
      records.append(RecordData.read(type, Array(octets)))
    }
    if result.rcode == Self.noSuchName || result.nxdomain != 0 {
      self.result = .noSuchName
    } else if result.rcode != 0 {
      self.result = .failed(.code(Int(result.rcode)))
    } else {
      self.result = records.isEmpty ? .noData : .records(records)
    }
    trust =
      if result.bogus != 0 {
        .bogus(ForeignText(result.why_bogus.map { String(cString: $0) } ?? ""))
      } else {
        result.secure != 0 ? .secure : .insecure
      }
    canonicalName = result.canonname.flatMap { DomainName(String(cString: $0)) }
    timeToLive = Int(result.ttl)
  }

  private static let noSuchName: Int32 = 3
}
