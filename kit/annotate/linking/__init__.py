"""What `kit.annotate.link` adds to a name: `roles` of people, `seats` of governments."""
