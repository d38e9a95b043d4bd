"""The process: its channels brought up and down, and what is wrong with an installation."""
