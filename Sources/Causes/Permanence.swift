import Octets
import SMTP

/// Whether the words say another thing than the first digit about trying again. Programs obey the digit; people should
/// believe the words.
enum Permanence {
  private static let lasting = [
    "permanently deferred", "will be permanently", "retrying will not succeed", "retrying will not help",
    "do not retry",
    "dont retry", "permanently rejected", "permanently blocked", "permanent failure", "permanent error",
    "will not be accepted",
  ].map { Array($0.utf8) }

  private static let passing = [
    "try again later", "try later", "try again in", "retry later", "please retry", "come back later", "temporarily",
    "temporary", "at a rate that prevents", "too quickly", "later again",
  ].map { Array($0.utf8) }

  /// Causes that pass by themselves, whatever the number.
  private static let passingCauses: Set<Cause> = [
    .rateLimit, .tooManyConnections, .greylist, .serverBusy, .timeout,
  ]

  static func disagreement(_ heard: ClassifiedReply, _ text: RefusalText) -> Diagnosis.Disagreement? {
    switch heard.code.kind {
    case .transientFailure: lasting.contains { text.words.firstIndex(ofOctets: $0) != nil } ? .lasting : nil
    case .permanentFailure: passing.contains { text.words.firstIndex(ofOctets: $0) != nil } ? .passing : nil
    case .completion, .intermediate, .undefined: nil
    }
  }

  static func disagreement(_ heard: ClassifiedReply, of cause: Cause) -> Diagnosis.Disagreement? {
    heard.code.kind == .permanentFailure && passingCauses.contains(cause) ? .passing : nil
  }
}
