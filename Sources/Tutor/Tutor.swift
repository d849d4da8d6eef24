package enum TutorPlaceholder {}
