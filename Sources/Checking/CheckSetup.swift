package import Annotations
package import Delivery
package import Events

/// What a check works with: who is asked, who connects, who judges, and who finds the words.
package struct CheckSetup: Sendable {
  /// Why there can be no check.
  package struct Failure: Error, Equatable {
    /// A sentence or two.
    package let words: String
    package let status: ExitStatus

    package init(words: String, status: ExitStatus) { (self.words, self.status) = (words, status) }
  }

  package var survey: @Sendable (CheckReport.Subject) -> any CheckSurvey
  package var services: CheckServices
  /// Adds findings and verdict to what was learned.
  package var judge: @Sendable (CheckReport) -> CheckReport
  package var words: @Sendable (Finding, CheckReport) -> FindingWords
  package var options: CheckOptions
  /// Whom the program asks, as a person named them; none: as the system is set up.
  package var resolvers: [String] = []

  package init(
    options: CheckOptions, services: CheckServices,
    survey: @escaping @Sendable (CheckReport.Subject) -> any CheckSurvey,
    judge: @escaping @Sendable (CheckReport) -> CheckReport,
    words: @escaping @Sendable (Finding, CheckReport) -> FindingWords
  ) {
    (self.options, self.services, self.survey) = (options, services, survey)
    (self.judge, self.words) = (judge, words)
  }
}

extension CheckSetup {
  /// - Parameter reporter: is told what is waited for, and what is done besides.
  @MainActor package func runner(for subject: CheckReport.Subject, _ reporter: Reporter) -> CheckRunner {
    runner(survey(subject), reporter)
  }

  @MainActor func runner(_ survey: any CheckSurvey, _ reporter: Reporter) -> CheckRunner {
    CheckRunner(
      survey, services: services, options: options, isLive: reporter.isLive,
      waiting: { reporter.waiting($0) },
      announce: {
        reporter.say($0)
        reporter.flush()
      })
  }
}
