import Names

/// What a survey has asked and heard: nothing is asked twice, and of two answers to a question the first counts.
struct SurveyAnswers: Sendable {
  private var asked: Set<DNSQuestion> = []
  private var order: [DNSQuestion] = []
  private var known: [DNSQuestion: DNSAnswer] = [:]

  /// Those of the questions that were not asked yet; from now on they were.
  mutating func ask(_ questions: [DNSQuestion]) -> [DNSQuestion] { questions.filter { asked.insert($0).inserted } }

  mutating func receive(_ answer: DNSAnswer) {
    guard known.updateValue(answer, forKey: answer.question) == nil else { return }
    order.append(answer.question)
  }

  subscript(question: DNSQuestion) -> DNSAnswer? { known[question] }

  /// In the order in which they came.
  var all: [DNSAnswer] { order.compactMap { known[$0] } }
}
