"""The forms that are filled in to plan, to take a step and to record what came back."""
