//! The server from outside: the production app on a free port with a temporary folder and a clock moved by hand.

mod acceptance;
mod advice;
mod agents;
mod authorization;
mod bodies;
mod corrections;
mod desk;
mod effects;
mod endings;
mod examples;
mod keys;
mod labeling;
mod oversight;
mod policies;
mod requests;
mod review_pages;
mod reviews;
mod routed;
mod schema;
mod sets;
mod sign_in;
mod stage;
mod support;
mod suspects;
mod templates;
mod using;
